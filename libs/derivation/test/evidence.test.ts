import { definitionHash, findIndicator } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import { DerivedValue } from '@meervoud/value';
import { describe, expect, test } from 'vitest';
import { engineVersion } from '../src/index.ts';
import { attested, chosenHere, clientsHere, derive, pseudonym, times, ulcer, valueOf, wardsHere } from './home.ts';
import { ids, smallSet } from './small-set.ts';

const records = clientsHere([[ulcer('1'), ulcer('2')], [ulcer()], [{ zib: 'ToiletingPlan', present: true, topics: [] }]]);
const reference = (client: number, at: number) => {
  const id = `PressureUlcer-${pseudonym(client).slice(-6)}-${at}`;
  return { source: 'ecd', reference: `PressureUlcer/${id}`, versionId: '1' };
};

describe('the evidence of a share', () => {
  const { evidence } = valueOf(ids.ulcers, { records });

  test('says of every member what decided, in a fixed order', () => {
    expect(evidence.memberships).toStrictEqual([
      { member: pseudonym(0), population: 'yes', answer: 'yes', clause: 'numerator', records: [reference(0, 3)] },
      { member: pseudonym(1), population: 'yes', answer: 'unknown', clause: 'numerator.where.decubitusCategory', records: [reference(1, 2)] },
      { member: pseudonym(2), population: 'yes', answer: 'no', clause: 'numerator', records: [] },
    ]);
  });
  test('names those whose place could not be told, and why', () => {
    const vague = clientsHere([[]]).map((record) => (record.zib === 'Stay' ? { ...record, end: '2023' as typeof record.end } : record));
    const { undecided, memberships } = valueOf(ids.ulcers, { records: vague }).evidence;
    expect(undecided).toBe(1);
    expect(memberships).toStrictEqual([{
      member: pseudonym(0), population: 'unknown', answer: 'unknown', clause: 'population.all[0].when',
      records: [{ source: 'ecd', reference: 'Stay/Stay-000000-0', versionId: '1' }],
    }]);
  });
  test('counts the records read, by zib', () => {
    expect(evidence.inputCounts).toStrictEqual({ Stay: 3, WlzIndicatie: 3, PressureUlcer: 3 });
  });
  test('names definition, engine, rulings and only the settings they rest on', () => {
    const definition = findIndicator(smallSet, ids.ulcers)!;
    expect(evidence.definition).toStrictEqual({ id: ids.ulcers, set: 'small', standing: 'published', version: '2022.1', hash: definitionHash(definition) });
    expect(evidence.engine).toBe(engineVersion);
    expect(evidence.rulings).toStrictEqual(definition.rulings);
    expect(evidence.settings).toStrictEqual({
      careProfiles: ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'], maxUnknownShare: 5, staleAfterDays: 90,
    });
  });
  test('holds the settings as the campaign has them', () => {
    const campaign = { ...chosenHere, settings: { staleAfterDays: 30 } };
    expect(valueOf(ids.ulcers, { records, campaign }).evidence.settings).toMatchObject({ staleAfterDays: 30 });
  });
});

describe('the input hash', () => {
  const hashOf = (...asked: Parameters<typeof valueOf>): string => valueOf(...asked).evidence.inputHash;

  test('changes with what a member’s records say', () => {
    expect(hashOf(ids.ulcers, { records })).not.toBe(hashOf(ids.ulcers, { records: records.slice(0, -1).concat(clientsHere([[ulcer()]], 7)) }));
  });
  test('does not change with records that the row does not read', () => {
    const more = clientsHere([[ulcer('1'), ulcer('2')], [ulcer()], [{ zib: 'ToiletingPlan', present: false, topics: [] }]]);
    expect(hashOf(ids.ulcers, { records: more })).toBe(hashOf(ids.ulcers, { records }));
    expect(hashOf(ids.plan, { records: more })).not.toBe(hashOf(ids.plan, { records }));
  });
  test('of a statement is over the statement', () => {
    const attestations = [attested(ids.url, { type: 'url', url: 'https://example.org/' })];
    expect(hashOf(ids.url, { attestations })).toBe(contentHash(attestations[0]));
  });
});

test('every value is one that can be stored, and none names a client outside its memberships', () => {
  const values = derive({ records: [...records, ...wardsHere(['one'])] });
  expect(values).toHaveLength(15);
  for (const value of values) {
    expect(DerivedValue.parse(value)).toStrictEqual(value);
    const { memberships: _, ...rest } = value.evidence;
    expect(JSON.stringify({ ...value, evidence: rest })).not.toMatch(/p-[0-9a-f]{32}/);
  }
});

test('a not-chosen row has been read by nobody', () => {
  const { outcome, evidence } = valueOf(ids.ulcers, { records: clientsHere(times(2)), location: 'elsewhere' });
  expect(outcome).toStrictEqual({ kind: 'not-chosen' });
  expect([evidence.inputCounts, evidence.memberships, evidence.undecided]).toStrictEqual([{}, [], 0]);
});
