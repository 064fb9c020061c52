import type { ZibRecord } from '@meervoud/zibs';
import { expect, test } from 'vitest';
import { indexRecords } from '../src/index.ts';
import { client, recordsOf } from './ask.ts';

const [first, second] = recordsOf([{ zib: 'PressureUlcer', decubitusCategory: '1' }, { zib: 'PressureUlcer', decubitusCategory: '2' }]) as [ZibRecord, ZibRecord];
const asVersion = (record: ZibRecord, lastUpdated: string): ZibRecord =>
  ({ ...record, id: 'one', origin: { ...record.origin, lastUpdated } }) as ZibRecord;
const ulcersIn = (...records: readonly ZibRecord[]) => indexRecords(records).client.flatMap((member) => (member.records.PressureUlcer ?? []).map(({ record }) => record));

test('of two versions of one record the one that was updated last speaks, in whatever order they come', () => {
  const [older, newer] = [asVersion(first, '2023-01-01T00:00:00.000Z'), asVersion(second, '2023-01-02T00:00:00.000Z')];
  expect(ulcersIn(older, newer)).toStrictEqual([newer]);
  expect(ulcersIn(newer, older)).toStrictEqual([newer]);
});

test('of two versions of which none is known to be newer the same one speaks, in whatever order they come', () => {
  const [one, other] = [first, { ...second, id: first.id }] as const;
  expect(ulcersIn(one, other)).toStrictEqual(ulcersIn(other, one));
  expect(ulcersIn(one, other)).toHaveLength(1);
});

test('two sources may use one id', () => {
  const elsewhere = { ...first, origin: { ...first.origin, source: 'other' } };
  expect(ulcersIn(first, elsewhere)).toStrictEqual([first, elsewhere]);
});

test('a ward has its meetings, and no client’s records', () => {
  const { ward, client: clients } = indexRecords(recordsOf([
    { zib: 'HealthcareProvider', kind: 'ward', name: 'w' }, { zib: 'Meeting', ward: 'w', topic: 'medication-errors' }, { zib: 'Stay', ward: 'w' },
  ]));
  expect(ward.map(({ id, records }) => [id, Object.keys(records)])).toStrictEqual([['w', ['HealthcareProvider', 'Meeting']]]);
  expect(clients.map(({ id, records }) => [id, Object.keys(records)])).toStrictEqual([[client(), ['Stay']]]);
});
