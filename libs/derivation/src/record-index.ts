import type { Basis, PlaceFields } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import { placesOf, type ZibName, type ZibRecord } from '@meervoud/zibs';
import { fieldOf, type Member } from './verdict.ts';

/** The records of one place, by whom they are about. Built once, whatever the order they came in. */
export interface RecordIndex {
  readonly client: readonly Member[];
  readonly ward: readonly Member[];
  readonly respondent: readonly Member[];
}

export const indexRecords = (records: Iterable<ZibRecord>): RecordIndex => {
  const sorted = [...withoutDuplicates(records)].sort(([one], [other]) => inTextOrder(one, other)).map(([, record]) => record);
  return { client: membersOf(sorted, 'client'), ward: membersOf(sorted, 'ward'), respondent: membersOf(sorted, 'respondent') };
};

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
  return contentHash(one) > contentHash(other) ? one : other;
};

const membersOf = (records: readonly ZibRecord[], basis: Basis): readonly Member[] => {
  const members = new Map<string, { id: string; records: { [Name in ZibName]?: ZibRecord[] } }>();
  for (const record of records) {
    const id = memberOf(record, basis);
    if (id === undefined) continue;
    let member = members.get(id);
    if (member === undefined) members.set(id, (member = { id, records: {} }));
    (member.records[record.zib] ??= []).push(record);
  }
  return [...members.values()].sort((one, other) => inTextOrder(one.id, other.id));
};

const memberOf = (record: ZibRecord, basis: Basis): string | undefined => {
  if (basis === 'client') return 'subject' in record ? record.subject : undefined;
  if (basis === 'respondent') return record.zib === 'SurveyResponse' ? record.id : undefined;
  const place: PlaceFields = record.zib in placesOf ? placesOf[record.zib as keyof typeof placesOf] : {};
  const ward = place.ward === undefined ? undefined : fieldOf(record, place.ward);
  return typeof ward === 'string' ? ward : undefined;
};

/** By code unit: the same on every machine, unlike a locale's order. */
export const inTextOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
