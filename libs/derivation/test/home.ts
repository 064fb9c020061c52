import { type Attestation, type AttestedAnswer, type Campaign, type ExampleRecord } from '@meervoud/indicator';
import { Instant } from '@meervoud/kernel';
import type { DerivedValue, Outcome } from '@meervoud/value';
import { type ZibName, zibNames, type ZibRecord } from '@meervoud/zibs';
import { recordsOf } from './ask.ts';
import { deriveValues, type DerivationRequest } from '../src/index.ts';
import { smallSet } from './small-set.ts';

/** The pseudonym of the n-th client of a home. */
export const pseudonym = (at: number): string => `p-${at.toString(16).padStart(32, '0')}`;

/** Records of the clients of location `here`: each list is one client's, beside its stay and indication. */
export const clientsHere = (clients: readonly (readonly ExampleRecord[])[], from = 0): readonly ZibRecord[] =>
  clients.flatMap((given, at) => recordsOf([{ zib: 'Stay', location: 'here', start: '2022-01-01' }, { zib: 'WlzIndicatie', zorgprofiel: '5VV' }, ...given], pseudonym(from + at)));

/** The same client so many times. */
export const times = (count: number, ...given: readonly ExampleRecord[]): readonly (readonly ExampleRecord[])[] =>
  Array.from({ length: count }, () => given);

export const wardsHere = (names: readonly string[], partOf = 'here'): readonly ZibRecord[] =>
  recordsOf(names.map((name) => ({ zib: 'HealthcareProvider', kind: 'ward', name, partOf })));

export const meetings = (ward: string, dates: readonly string[], multidisciplinary?: boolean): readonly ZibRecord[] =>
  recordsOf(dates.map((date) => ({
    zib: 'Meeting', ward, topic: 'medication-errors', date, ...(multidisciplinary === undefined ? {} : { multidisciplinary }),
  })), undefined, `meetings-of-${ward}`);

export const ulcer = (category?: '1' | '2' | '3'): ExampleRecord =>
  ({ zib: 'PressureUlcer', clinicalStatus: 'active', ...(category === undefined ? {} : { decubitusCategory: category }) });

export const chosenHere: Campaign = { set: 'small', reportingYear: 2022, locations: { here: { chosen: ['1.1'] } } };

export const attested = (indicator: string, answer: AttestedAnswer, more: Partial<Omit<Attestation, 'at'>> & { readonly at?: string } = {}): Attestation =>
  ({ set: 'small', reportingYear: 2022, indicator, answer, by: 'quality officer', ...more, at: Instant.parse(more.at ?? '2023-03-01T09:00:00.000Z') });

type Asked = Partial<Omit<DerivationRequest, 'provided'>> & { readonly provided?: readonly ZibName[] };
export const derive = ({ provided = zibNames, ...asked }: Asked = {}): readonly DerivedValue[] =>
  deriveValues({
    organization: 'org', set: smallSet, campaign: chosenHere, attestations: [], location: 'here', records: [],
    ...asked, provided: new Set(provided),
  });

export const valueOf = (indicator: string, asked?: Asked): DerivedValue => {
  const found = derive(asked).find((value) => value.indicator === indicator);
  if (found === undefined) throw new Error(`no value for ${indicator}`);
  return found;
};
export const outcomeOf = (indicator: string, asked?: Asked): Outcome => valueOf(indicator, asked).outcome;
