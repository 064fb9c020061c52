import { type Criterion, defaultSettings, type ExampleRecord, type Settings } from '@meervoud/indicator';
import { calendarDate, type Truth } from '@meervoud/kernel';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import { bindCriterion, emptyMember, indexRecords, type Moment, type Verdict } from '../src/index.ts';

export const client = (letter = 'a'): string => `p-${letter.repeat(32)}`;
export const referenceDate = '2023-02-28';

/** A record as an adapter would give it; ids count up so that the order given is the order kept. */
export const recordsOf = (given: readonly ExampleRecord[], subject = client(), source = 'ecd'): readonly ZibRecord[] =>
  given.map((fields, at) => {
    const id = fields.zib === 'HealthcareProvider' && fields.kind === 'ward' ? fields.name : `${fields.zib}-${subject.slice(-6)}-${at}`;
    const about = fields.zib === 'HealthcareProvider' || fields.zib === 'Meeting' ? {} : { subject };
    const record = { ...fields, ...about, id, origin: { source, reference: `${fields.zib}/${id}`, versionId: '1' } };
    return parseRecord(record);
  });

export interface Circumstances {
  readonly location?: string | null;
  readonly settings?: Partial<Settings>;
  readonly basis?: 'client' | 'ward';
}

/** What a criterion says of one client, or of ward `w`, on 28 February 2023 about reporting year 2022. */
export const ask = (criterion: Criterion, given: readonly ExampleRecord[], circumstances: Circumstances = {}): Verdict => {
  const { location = 'here', settings = {}, basis = 'client' } = circumstances;
  const moment: Moment = { referenceDate: calendarDate(referenceDate), reportingYear: 2022, location, settings: { ...defaultSettings, ...settings } };
  const id = basis === 'client' ? client() : 'w';
  const member = indexRecords(recordsOf(given))[basis].find((one) => one.id === id) ?? emptyMember(id);
  return bindCriterion(criterion, 'criterion', moment)(member);
};

export const truthOf = (criterion: Criterion, given: readonly ExampleRecord[], circumstances?: Circumstances): Truth =>
  ask(criterion, given, circumstances).truth;

/** Reads a table cell: `yes`, `no` or `unknown`. */
export const truthNamed = (cell: string): Truth => ({ yes: true, no: false, unknown: 'unknown' as const })[cell] ?? raise(cell);
const raise = (cell: string): never => {
  throw new Error(`no truth: ${cell}`);
};

/** A day or nothing: `-` in a table means that the field is absent. */
export const optional = <Name extends string>(name: Name, cell: string): { [N in Name]?: string } =>
  (cell === '-' ? {} : { [name]: cell }) as { [N in Name]?: string };

/** Rows of a table written as text: one row a line, cells between bars. */
export const table = (text: string): readonly (readonly string[])[] =>
  text.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()).filter((cell) => cell !== ''));
