import type { Basis } from '@meervoud/indicator';
import { isAboutStaff, type ZibName, type ZibRecord } from '@meervoud/zibs';
import { DatedRecord, fieldOf, placeFieldsOf } from './dated-record.ts';
import { digestOf } from './record-digest.ts';
import type { Member } from './verdict.ts';

/** The records of one place, by whom they are about. Built once, whatever the order they came in. */
export interface RecordIndex {
  readonly client: readonly Member[];
  readonly ward: readonly Member[];
  readonly respondent: readonly Member[];
  readonly staff: readonly Member[];
}

/** Groups records by client, ward, respondent and member of staff, in one order whatever the order they came in. Worth keeping: other dates and locations use it too. */
export const indexRecords = (records: Iterable<ZibRecord>): RecordIndex => {
  const latest = [...withoutDuplicates(records).values()];
  return { client: membersOf(latest, 'client'), ward: membersOf(latest, 'ward'), respondent: membersOf(latest, 'respondent'), staff: membersOf(latest, 'staff') };
};

/**
 * The part of an index that a location is derived from: of the clients only those who stay or stayed there. Others change nothing there, so an
 * index of the whole organization serves each of its locations and is built, and digested, once.
 */
export const indexAt = (index: RecordIndex, location: string): RecordIndex =>
  ({ ...index, client: index.client.filter(({ records }) => records.Stay?.some((stay) => stay.location === location)) });

/** One record per identity. Two versions of one record: the one that was updated last speaks. */
const withoutDuplicates = (records: Iterable<ZibRecord>): ReadonlyMap<string, ZibRecord> => {
  const byIdentity = new Map<string, ZibRecord>();
  for (const record of records) {
    const key = `${record.zib}\n${record.origin.source}\n${record.id}`;
    const other = byIdentity.get(key);
    byIdentity.set(key, other === undefined ? record : newest(record, other));
  }
  return byIdentity;
};

const newest = (one: ZibRecord, other: ZibRecord): ZibRecord => {
  const [updatedOne, updatedOther] = [one.origin.lastUpdated ?? '', other.origin.lastUpdated ?? ''];
  if (updatedOne !== updatedOther) return updatedOne > updatedOther ? one : other;
  return digestOf(one) > digestOf(other) ? one : other;
};

const membersOf = (records: readonly ZibRecord[], basis: Basis): readonly Member[] => {
  const members = new Map<string, GroupedMember>();
  for (const record of records) {
    const id = memberOf(record, basis);
    if (id === undefined) continue;
    let member = members.get(id);
    if (member === undefined) members.set(id, (member = new GroupedMember(id)));
    (member.records[record.zib] ??= []).push(new DatedRecord(record));
  }
  const sorted = [...members.values()].sort((one, other) => inTextOrder(one.id, other.id));
  for (const member of sorted) for (const own of Object.values(member.records)) if (own.length > 1) own.sort(bySourceAndId);
  return sorted;
};

/** A class, because there is one for every client, and what it says is digested once for all rows, dates and locations. */
class GroupedMember implements Member {
  readonly id: string;
  readonly records: { [Name in ZibName]?: DatedRecord[] } = {};
  readonly #digests: { [Name in ZibName]?: string } = {};

  constructor(id: string) {
    this.id = id;
  }

  digest(zib: ZibName): string {
    return this.#digests[zib] ??= (this.records[zib] ?? []).map(({ record }) => digestOf(record)).join('\n');
  }
}

/** Somebody of whom nothing is known. */
export const emptyMember = (id: string): Member => new GroupedMember(id);

const bySourceAndId = ({ record: one }: DatedRecord, { record: other }: DatedRecord): number =>
  inTextOrder(one.origin.source, other.origin.source) || inTextOrder(one.id, other.id);

const memberOf = (record: ZibRecord, basis: Basis): string | undefined => {
  if (basis === 'client' || basis === 'staff') return 'subject' in record && isAboutStaff(record.zib) === (basis === 'staff') ? record.subject : undefined;
  if (basis === 'respondent') return record.zib === 'SurveyResponse' ? record.id : undefined;
  const { ward: field } = placeFieldsOf(record);
  const ward = field === undefined ? undefined : fieldOf(record, field);
  return typeof ward === 'string' ? ward : undefined;
};

/** By code unit: the same on every machine, unlike a locale's order. */
export const inTextOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
