import type { ContractsOfStaff, ExampleRecord } from '@meervoud/indicator';
import type { ContractKind } from '@meervoud/zibs';

/** Kinds of contract by the groups that rows are about (indicators.md §3.2: contract taxonomy). */
const payroll: readonly ContractKind[] = ['permanent', 'temporary', 'bbl', 'on-call'];
const external: readonly ContractKind[] = ['hired', 'agency'];
const fixedTime: readonly ContractKind[] = ['temporary', 'bbl'];

type Where = NonNullable<ContractsOfStaff['where']>;
export const ofKinds = (kinds: readonly ContractKind[]): Where => ({ kind: { anyOf: kinds } });
const care: Where = { careFunction: { anyOf: [true] } };

/** Staff with a care function: on the payroll (loondienst); with those from outside where so set; with those from outside. */
export const onPayroll: Where = { ...care, ...ofKinds(payroll) };
export const inFte: Where = { ...care, kind: { anyOf: payroll, bySetting: { name: 'externalStaffInFte', values: external } } };
export const allStaff: Where = { ...care, ...ofKinds([...payroll, ...external]) };
/** Employment contracts; whether being on call is one differs between the sources (S7). */
export const employment: Where = { ...care, kind: { anyOf: ['permanent', ...fixedTime], bySetting: { name: 'onCallInEmployment', values: ['on-call'] } } };

export const fromOutside = ofKinds(external);
export const forFixedTime = ofKinds(fixedTime);
export const onPayrollOnly = ofKinds(payroll);

export const contracts = (where: Where, when: ContractsOfStaff['when'] = 'during-reporting-year'): ContractsOfStaff => ({ exists: 'StaffContract', where, when });

/** Fields of an example's record; one that is undefined is left out of it. */
type Given<Zib extends ExampleRecord['zib'], Own = Extract<ExampleRecord, { readonly zib: Zib }>> = { readonly [Field in Exclude<keyof Own, 'zib'>]?: Own[Field] | undefined };
const record = (fields: object): ExampleRecord => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as ExampleRecord;

/** For the examples: a contract of number 1 from before 2021, hours of one month under it, and a week of being ill. */
export const contract = (more: Given<'StaffContract'> = {}): ExampleRecord =>
  record({ zib: 'StaffContract', contract: '1', kind: 'permanent', careFunction: true, level: '3', weeklyHours: '24', start: '2019-04-01', ...more });
export const hours = (more: Given<'WorkedHours'> = {}): ExampleRecord =>
  record({ zib: 'WorkedHours', contract: '1', start: '2021-03-01', end: '2021-03-31', hours: '96', ...more });
export const ill = (more: Given<'SickReport'> = {}): ExampleRecord =>
  record({ zib: 'SickReport', cause: 'sickness', start: '2021-03-01', end: '2021-03-07', ...more });
