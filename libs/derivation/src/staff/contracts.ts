import type { FieldTest, Settings } from '@meervoud/indicator';
import { and, type CalendarDate, type Truth } from '@meervoud/kernel';
import type { StaffContract } from '@meervoud/zibs';
import { bindFieldTest } from '../field-test.ts';
import type { Member } from '../verdict.ts';

/** Does a contract hold to all that is asked of its fields? */
export type ContractTest = (contract: StaffContract) => Truth;

export const bindContractTest = (where: object | undefined, settings: Settings): ContractTest => {
  const tests = Object.entries((where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>).map(([field, test]) => bindFieldTest(field, test, settings));
  return (contract) => and(...tests.map((holds) => holds({ record: contract })));
};

export const contractsOf = ({ records }: Member): readonly StaffContract[] => (records.StaffContract ?? []).map(({ record }) => record as StaffContract);

/** From the first start to the last end; without an end it runs on. */
export interface Span { readonly start: CalendarDate; readonly end: CalendarDate | undefined }

/** Undefined for no contracts at all. */
export const spanOf = ([first, ...others]: readonly StaffContract[]): Span | undefined =>
  (first === undefined ? undefined : others.reduce<Span>(({ start, end }, other) => ({
    start: other.start < start ? other.start : start,
    end: end === undefined || other.end === undefined ? undefined : other.end > end ? other.end : end,
  }), { start: first.start, end: first.end }));

export const covers = ({ start, end }: { readonly start: CalendarDate; readonly end?: CalendarDate | undefined }, day: CalendarDate): boolean =>
  start <= day && (end === undefined || end >= day);

/** The records of each agreement together, by its number. */
export const byAgreement = (contracts: readonly StaffContract[]): readonly (readonly StaffContract[])[] => {
  const agreements = new Map<string, StaffContract[]>();
  for (const contract of contracts) agreements.set(contract.contract, [...(agreements.get(contract.contract) ?? []), contract]);
  return [...agreements.values()];
};
