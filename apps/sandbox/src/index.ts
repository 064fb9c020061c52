export { generatePopulation, type Population, type PopulationOptions } from './population/population.ts';
export { type Case, describePersonas, type Persona } from './population/personas.ts';
export { isSyntheticBsn, isValidBsn } from './population/bsn.ts';
export { expectedOutcome, type ExpectedValue } from './truth/truth.ts';
export type { ResourceKey } from './scenario/situation.ts';
export { type SandboxEcd, type SandboxEcdOptions, startSandboxEcd } from './ecd/sandbox-ecd.ts';
export type { RequestCounts } from './ecd/fhir-routes.ts';
export { type SandboxBroker, type SandboxBrokerOptions, type Sender, startSandboxBroker } from './broker/sandbox-broker.ts';
export type { Accepted } from './broker/ledger.ts';
