export { generatePopulation, type Population, type PopulationOptions } from './population/population.ts';
export { type Case, describePersonas, type Persona } from './population/personas.ts';
export { isSyntheticBsn, isValidBsn } from './population/bsn.ts';
export { expectedOutcome, type ExpectedValue } from './truth/truth.ts';
export type { ResourceKey } from './scenario/situation.ts';
export type { Stu3Resource } from './stu3/stu3-resource.ts';
export { type Stu3Population, toStu3 } from './stu3/to-stu3.ts';
export { generateStaff, type Staff, type StaffOptions } from './staff/generate-staff.ts';
export type { StaffSettings } from './staff/staff-truth.ts';
