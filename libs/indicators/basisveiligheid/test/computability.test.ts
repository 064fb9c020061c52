import { claimedCoverage, computabilityOf, type Coverage } from '@meervoud/indicator';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { basisveiligheid } from '../src/index.ts';

const without = (...zibs: readonly ZibName[]): Coverage => claimedCoverage(zibNames.filter((zib) => !zibs.includes(zib)));
const numbers = (rows: ReturnType<typeof computabilityOf>, verdict: string): string =>
  rows.filter((row) => row.verdict === verdict).map(({ number }) => number).join(' ');

const clients = '1.1b 2 3.2b 5.2a 5.2b 5.2c 5.3a 5.3b 5.3c 5.3d 5.3e 6.1a 6.1b 6.1c 6.2a 6.2b 6.2c 6.2d 6.2e';
const restraint = '4.1c 4.1d 4.1e 4.1f 4.1g 4.1h 4.1i 4.1j V1 V2 V3 V4 V5 V6 V7 V8';
const psychotropics = 'P1 P1a P1b P1c P1d P2';
const withRestraint = `${psychotropics} ${clients.replace('3.2b', `3.2b ${restraint}`)}`;

describe.each(basisveiligheid.map((set) => [set.reportingYear, set] as const))('reporting year %i', (year, set) => {
  const has = new Set(set.indicators.map(({ number }) => number));
  const those = (wanted: string): string => wanted.split(' ').filter((number) => has.has(number)).join(' ');

  test('an adapter that gives every zib leaves to people what only people know', () => {
    const rows = computabilityOf(set, without());
    expect({ computable: numbers(rows, 'computable'), attested: numbers(rows, 'attested'), chosen: numbers(rows, 'chosen-by-provider') }).toStrictEqual({
      computable: those(`${withRestraint.replace('2 3.2b', '1.2b 2 3.1 3.2b')} 8.1a 8.1b 8.1c`),
      attested: those(`${year === 2019 ? '8.2 ' : ''}4.1j.a 4.2b 4.3b 7 8.2 8.3 I1 B1`),
      chosen: those('1.1a 1.2a 3.2a 4.1a 4.2a 4.3a 5.1'),
    });
    expect(rows.length).toBe({ 2016: 16, 2017: 16, 2018: 13, 2019: 45, 2020: 44, 2021: 45, 2022: 35, 2023: 35 }[year]);
  });

  test.each<[ZibName, string, string]>([
    ['HealthcareProvider', '', '1.2b 3.1'],
    ['Stay', withRestraint, ''],
    ['PressureUlcer', '1.1b', ''],
    ['TreatmentDirective2', '2', ''],
    ['AdvanceDirective', '', ''],
    ['FreedomRestrictingIntervention', restraint, ''],
    ['MedicationUse', psychotropics, ''],
    ['ToiletingPlan', '5.2a 5.2b 5.2c 5.3a 5.3b 5.3c 5.3d 5.3e', ''],
    ['FoodPreferences', '6.1a 6.1b 6.1c 6.2a 6.2b 6.2c 6.2d 6.2e', ''],
    ['MedicationReview', '3.2b', ''],
    ['Meeting', '', '1.2b 3.1'],
    ['SurveyResponse', '', '8.1a 8.1b 8.1c'],
  ])('without %s', (zib, not, stated) => {
    const rows = computabilityOf(set, without(zib));
    expect(numbers(rows, 'not')).toBe(those(not));
    expect(numbers(rows, 'attested')).toBe(computabilityOf(set, without()).filter(({ number, verdict }) =>
      verdict === 'attested' || stated.split(' ').includes(number)).map(({ number }) => number).join(' '));
    for (const row of rows.filter(({ verdict }) => verdict === 'not')) expect(row.missing).toStrictEqual([{ zib }]);
  });
});
