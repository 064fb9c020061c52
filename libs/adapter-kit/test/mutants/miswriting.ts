import { addDays, CalendarDate } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { miswritten } from './mutant.ts';

const ofZib = <Name extends ZibName>(zib: Name, change: (record: ZibRecord<Name>) => object) =>
  (record: ZibRecord): object => (record.zib === zib ? change(record as ZibRecord<Name>) : record);

const changed = (record: ZibRecord, names: readonly string[], change: (text: string) => string): object =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, names.includes(name) && typeof value === 'string' ? change(value) : value]));

const dates = ['start', 'end', 'validFrom', 'validUntil', 'dateOfOnset', 'abatement', 'dateTime', 'effective', 'date', 'performed'];
const ends = ['end', 'validUntil', 'abatement'];
const elsewhere: Readonly<Record<string, string>> = { 'linde-1': 'anker-2', 'anker-2': 'linde-1' };
const otherTopic: Readonly<Record<string, string>> = { help: 'other', other: 'help' };
const mixed = (topics: readonly string[]): readonly string[] => topics.map((topic) => otherTopic[topic] ?? topic);

/** Wrong about what a record must say. */
export const miswriting = [
  miswritten('rounds-partial-dates', (record) => changed(record, dates, (text) => (text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text))),
  miswritten('ends-a-day-too-early', (record) => changed(record, ends, (text) => (CalendarDate.safeParse(text).success ? addDays(CalendarDate.parse(text), -1) : text))),
  miswritten('confuses-two-wards', ofZib('Meeting', (meeting) => ({ ...meeting, ward: elsewhere[meeting.ward] ?? meeting.ward }))),
  miswritten('confuses-care-profiles', ofZib('WlzIndicatie', (indication) => ({ ...indication, zorgprofiel: indication.zorgprofiel === '4VV' ? '3VV' : indication.zorgprofiel }))),
  miswritten('assumes-treatment', ofZib('WlzIndicatie', (indication) => ({ ...indication, withTreatment: true }))),
  miswritten('ignores-who-was-there', ofZib('MedicationReview', (review) => ({ ...review, careWorkerPresent: true }))),
  miswritten('mixes-toileting-topics', ofZib('ToiletingPlan', (plan) => ({ ...plan, topics: mixed(plan.topics) }))),
  miswritten('mixes-food-topics', ofZib('FoodPreferences', (talk) => ({ ...talk, topics: mixed(talk.topics) }))),
  miswritten('reads-no-plan-as-a-plan', ofZib('ToiletingPlan', (plan) => ({ ...plan, present: true }))),
  miswritten('reads-not-discussed-as-discussed', ofZib('FoodPreferences', (talk) => ({ ...talk, discussed: true }))),
  miswritten('forgets-the-location-of-a-stay', ofZib('Stay', ({ location: _, ...stay }) => stay)),
  miswritten('assumes-a-meeting-was-as-it-should', ofZib('Meeting', (meeting) => ({ ...meeting, multidisciplinary: true, basedOnReports: true }))),
  miswritten('adds-a-field-of-its-own', ofZib('Stay', (stay) => ({ ...stay, room: '12' })), 'records-match-schema'),
  miswritten('makes-up-its-own-pseudonyms', ofZib('Stay', (stay) => ({ ...stay, subject: `p-${'0'.repeat(32)}` })), 'records-match-schema'),
  miswritten('names-another-source', (record) => ({ ...record, origin: { ...record.origin, source: 'mine' } }), 'records-match-schema'),
] as const;
