import { ExchangeProfile, requireYear } from '@meervoud/exchange';
import { expect, test } from 'vitest';
import { profileFor, profilesOnShelf, setFor } from '../src/shelf.ts';

const ids = [
  'databroker-odb', 'kwaliteitsbeeld', 'zorgkantoor-k1', 'zorgkantoor-k2', 'zorgkantoor-k3', 'zorgkantoor-k4',
  'inspectorate-k1', 'inspectorate-k2', 'inspectorate-k3', 'inspectorate-k4', 'client-council', 'own-learning',
];

test('the shelf holds these profiles, each once, as data that survives its own schema', () => {
  expect(profilesOnShelf().map(({ id }) => id)).toStrictEqual(ids);
  for (const profile of profilesOnShelf()) expect(ExchangeProfile.parse(JSON.parse(JSON.stringify(profile)))).toStrictEqual(profile);
});

test.each(ids)('%s asks rows and years that its set has, of a level its set has', (id) => {
  const profile = profileFor(id);
  for (const year of profile.reportingYears) {
    const set = setFor(profile.set, year);
    const known = set.indicators.map((indicator) => indicator.id as string);
    expect(profile.rows?.filter((row) => !known.includes(row)) ?? []).toStrictEqual([]);
    expect(profile.population.careProfiles ?? set.settings.careProfiles).toStrictEqual(set.settings.careProfiles);
    expect(() => requireYear(profile, year)).not.toThrow();
    expect(Object.keys(profile.windows).includes(String(year))).toBe(profile.cadence !== 'on-request');
  }
  expect(() => requireYear(profile, 2017)).toThrow(expect.objectContaining({ code: 'not-owed-for-this-year' }));
});

test('what a law or an agreement prescribes exactly goes by the profile rule, all else by the house rule', () => {
  const byRule = (rule: string) => profilesOnShelf().filter(({ disclosure }) => disclosure.policy === rule).map(({ id }) => id);
  expect(byRule('house@1')).toStrictEqual(['kwaliteitsbeeld', 'client-council', 'own-learning']);
  expect(byRule('odb-denominator@1')).toStrictEqual(ids.filter((id) => !byRule('house@1').includes(id)));
});

test('a quarter is delivered within ninety days after it, and a kwaliteitsbeeld in the half year after its year', () => {
  expect(profileFor('zorgkantoor-k3').windows['2025']).toStrictEqual({ opens: '2025-10-01', closes: '2025-12-29' });
  expect(profileFor('kwaliteitsbeeld').windows['2025']).toStrictEqual({ opens: '2026-01-01', closes: '2026-06-30' });
});
