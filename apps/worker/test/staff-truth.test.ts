import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvStaff } from '@meervoud/adapter-csv';
import { pseudonymiser } from '@meervoud/acquisition';
import { deriveValues } from '@meervoud/derivation';
import type { Attestation, Settings } from '@meervoud/indicator';
import { personeelssamenstellingFor } from '@meervoud/indicators-personeelssamenstelling';
import { Instant, silentLogger } from '@meervoud/kernel';
import { generateStaff, type Staff, type StaffSettings } from '@meervoud/synthetic';
import type { DerivedValue } from '@meervoud/value';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const pseudonym = pseudonymiser(new Uint8Array(32).fill(5), 'hr');

/** Reads the staff as a provider would drop it: as spreadsheets in a folder. */
const recordsOf = async ({ files }: Staff): Promise<readonly ZibRecord[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-staff-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const records: ZibRecord[] = [];
  const request = { source: 'hr', config: { folder }, zibs: csvStaff.provides, pseudonym, secret: async () => '', log: silentLogger, signal: new AbortController().signal };
  for await (const event of csvStaff.read(request)) {
    if (event.type === 'rejected') throw new Error(`${event.origin.reference} ${event.code} ${event.path}`);
    if (event.type === 'record') records.push(parseRecord(event.record));
  }
  rmSync(folder, { recursive: true });
  return records;
};

const variants: readonly StaffSettings[] = [
  { staffPersons: 'persons-times-mean', sicknessAbsence: 'days', fullTimeHours: 36, externalStaffInFte: 'ignore', onCallInEmployment: 'ignore' },
  { staffPersons: 'capped-per-person', sicknessAbsence: 'hours', fullTimeHours: 36, externalStaffInFte: 'ignore', onCallInEmployment: 'ignore' },
  { staffPersons: 'persons-times-mean', sicknessAbsence: 'hours', fullTimeHours: 40, externalStaffInFte: 'count', onCallInEmployment: 'count' },
  { staffPersons: 'capped-per-person', sicknessAbsence: 'days', fullTimeHours: 38, externalStaffInFte: 'count', onCallInEmployment: 'ignore' },
];

interface Order { readonly year: number; readonly records: readonly ZibRecord[]; readonly settings?: Partial<Settings>; readonly attestations?: readonly Attestation[] }
const derived = ({ year, records, settings = {}, attestations = [] }: Order): readonly DerivedValue[] => deriveValues({
  organization: 'o', set: personeelssamenstellingFor(year), campaign: { set: 'personeelssamenstelling', reportingYear: year, locations: {}, settings },
  attestations, location: null, records, provided: new Set(csvStaff.provides),
});
const outcomes = (values: readonly DerivedValue[]) => Object.fromEntries(values.map(({ indicator, outcome }) => [indicator, outcome]));
const notStated = { kind: 'incomplete', reason: 'not-attested' } as const;

describe.each([2019, 2020, 2021, 2022, 2023])('every staff figure of reporting year %i', (year) => {
  test.each([1, 2, 3, 4, 5, 6, 7_919, 7_920])('equals what was written beside the staff by hand, in each published calculation, seed %i', async (seed) => {
    const staff = generateStaff({ seed, reportingYear: year });
    const records = await recordsOf(staff);
    for (const settings of variants) {
      expect([settings, outcomes(derived({ year, records, settings }))]).toEqual([settings, { ...staff.truth(settings), INID013523: notStated, INID013533: notStated }]);
    }
  });
});

test('the two calculations of persons differ, and so do those of absence, on the same staff', () => {
  const [one, other] = variants.slice(0, 2).map((settings) => generateStaff({ seed: 2, reportingYear: 2022 }).truth(settings));
  for (const row of ['INID013486', 'INID013528']) expect(one?.[row]).not.toEqual(other?.[row]);
});

describe('a staff figure explains itself', async () => {
  const records = await recordsOf(generateStaff({ seed: 4, reportingYear: 2021 }));
  const values = derived({ year: 2021, records, settings: variants[1] as Partial<Settings> });

  test('with what each member of staff adds, together what was divided, unless persons are multiplied by a mean', () => {
    for (const { indicator, evidence: { amounts, memberships } } of values.filter(({ evidence }) => evidence.amounts !== undefined)) {
      const added = (side: 'amount' | 'per'): number => memberships.reduce((sum, one) => sum + Number(one.amounts?.[side] ?? 0), 0);
      expect([indicator, added('amount')]).toEqual([indicator, expect.closeTo(Number(amounts?.amount), 3)]);
      expect([indicator, added('per')]).toEqual([indicator, expect.closeTo(Number(amounts?.per ?? 0), 3)]);
    }
  });

  test('with the rows that made it, the calculation that was set and the version it is of', () => {
    const value = values.find(({ indicator }) => indicator === 'INID013528')?.evidence;
    expect(value?.settings).toEqual({ maxUnknownShare: 5, sicknessAbsence: 'hours' });
    expect(value?.definition.version).toBe('2021.1');
    expect(value?.inputCounts).toEqual({ StaffContract: expect.any(Number), SickReport: expect.any(Number) });
    const ill = value?.memberships.filter(({ answer }) => answer === 'yes') ?? [];
    expect(ill.length).toBeGreaterThan(3);
    for (const { records: rows } of ill) {
      expect(rows.some(({ reference }) => reference.startsWith('overeenkomsten.csv#'))).toBe(true);
      expect(rows.some(({ reference }) => reference.startsWith('ziekmeldingen.csv#'))).toBe(true);
    }
  });
});

test('order, duplicates, other numbers of people and contracts, clients, and people of other years change no figure', async () => {
  const records = await recordsOf(generateStaff({ seed: 8, reportingYear: 2020, size: 20 }));
  const expected = outcomes(derived({ year: 2020, records }));
  const other = (await recordsOf(generateStaff({ seed: 9, reportingYear: 2012, size: 5 })))
    .filter((record) => record.zib === 'StaffContract' && record.end !== undefined && record.end < '2018-01-01')
    .map((record) => ({ ...record, id: `old-${record.id}`, subject: pseudonym(`old-${record.id}`) }) as ZibRecord);
  expect(other.length).toBeGreaterThan(0);
  const client = parseRecord({ zib: 'Stay', id: 'Stay/1', origin: { source: 'ecd', reference: 'Encounter/1' }, subject: pseudonym('c-1'), start: '2019-01-01' } as never);
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`fast-check seed ${seed}`);
  fc.assert(fc.property(fc.shuffledSubarray([...records], { minLength: records.length }), fc.subarray([...records], { maxLength: 20 }), fc.stringMatching(/^[a-z]{1,8}$/), (shuffled, twice, salt) => {
    const renamed = [...shuffled, ...twice].map((record) => ({
      ...record, id: `${salt}${record.id}`, ...('subject' in record ? { subject: pseudonym(`${salt}${record.subject}`) } : {}), ...('contract' in record ? { contract: `${salt}${record.contract}` } : {}),
    }) as ZibRecord);
    expect(outcomes(derived({ year: 2020, records: [...renamed, client] }))).toEqual(expected);
    expect(outcomes(derived({ year: 2020, records: [client, ...shuffled, ...other] })), 'with people of other years').toEqual({ ...expected });
  }), { seed, numRuns: 12 });
});

describe('stated figures', async () => {
  const year = 2023;
  const attestations: readonly Attestation[] = [{
    set: 'personeelssamenstelling', reportingYear: year, indicator: 'INID013520', answer: { type: 'score', score: '268.5' }, by: 'hr', at: Instant.parse('2024-02-01T12:00:00.000Z'),
  }];
  const records = await recordsOf(generateStaff({ seed: 2, reportingYear: year }));

  test('speak where no HR facts are supplied, and nothing is counted of what is not there', () => {
    const values = deriveValues({
      organization: 'o', set: personeelssamenstellingFor(year), campaign: { set: 'personeelssamenstelling', reportingYear: year, locations: {} },
      attestations, location: null, records: [], provided: new Set(),
    });
    expect(outcomes(values)['INID013520']).toMatchObject({ kind: 'attested', answer: { value: '268.5' } });
    expect(values.filter(({ outcome }) => outcome.kind !== 'attested').map(({ outcome }) => outcome)).toEqual(Array.from({ length: 22 }, () => notStated));
  });

  test('go before what is counted, by name, and never into a figure that is counted', () => {
    const [both, counted] = [outcomes(derived({ year, records, attestations })), outcomes(derived({ year, records }))];
    expect(both['INID013520']).toMatchObject({ kind: 'attested', by: 'hr' });
    expect({ ...both, INID013520: null }).toEqual({ ...counted, INID013520: null });
  });

  test('are asked where the HR facts say nothing of the year: no contract then is no zero', () => {
    const old = outcomes(derived({ year: 2019, records: records.filter((record) => record.zib !== 'StaffContract' || record.start > '2020-01-01').filter((record) => record.zib !== 'WorkedHours') }));
    for (const row of ['INID013486', 'INID013520', 'INID013526', 'INID013528']) expect(old[row]).toEqual({ kind: 'no-eligible' });
  });
});
