import { type Campaign, claimedCoverage, type Coverage } from '@meervoud/indicator';
import type { Store } from '@meervoud/store';
import { zibNames } from '@meervoud/zibs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleStore, openExample, tokens } from './example.ts';

interface Matrix {
  readonly set: string;
  readonly provided: readonly string[];
  readonly rows: readonly { readonly number: string; readonly verdict: string; readonly missing: readonly object[]; readonly advice: { readonly nl: string } }[];
}

const covered: Readonly<Record<string, Coverage>> = {
  linde: { ...claimedCoverage(zibNames.filter((zib) => zib !== 'Meeting' && zib !== 'FoodPreferences')), AdvanceDirective: {} },
};
const campaign: Campaign = { set: 'basisveiligheid', reportingYear: 2022, locations: {}, settings: { advanceDirectiveSuffices: 'yes' } };
const store = {
  ...exampleStore().store,
  records: { coverage: async (organization: string) => covered[organization] ?? {} },
  campaigns: { get: async (organization: string, set: string, year: number) => (organization === 'linde' && set === campaign.set && year === campaign.reportingYear ? campaign : undefined) },
} as unknown as Store;

let gateway: Awaited<ReturnType<typeof openExample>>;
beforeAll(async () => { gateway = await openExample({ store }); });
afterAll(() => gateway.app.close());

const matrix = async (year: number, token: string): Promise<Matrix> =>
  JSON.parse((await gateway.get(`/v1/computability?reportingYear=${year}`, token)).text) as Matrix;

test('what the records read last can answer, and what is missing for the rest', async () => {
  const { set, provided, rows } = await matrix(2023, tokens.reader);
  expect([set, provided.length, rows.length]).toStrictEqual(['basisveiligheid', zibNames.length - 2, 35]);
  expect(rows.filter(({ number }) => ['1.1a', '1.1b', '1.2b', '2', '6.1a', '7'].includes(number)).map(({ number, verdict, missing }) => [number, verdict, missing])).toStrictEqual([
    ['1.1a', 'chosen-by-provider', []], ['1.1b', 'computable', []], ['1.2b', 'attested', [{ zib: 'Meeting' }]],
    ['2', 'computable', []], ['6.1a', 'not', [{ zib: 'FoodPreferences' }]], ['7', 'attested', []],
  ]);
  expect(rows.find(({ number }) => number === '6.1a')!.advice.nl).toMatch(/^Leg elk gesprek over eten en drinken vast/);
});

test('the settings of the campaign count', async () => {
  const two = (await matrix(2022, tokens.reader)).rows.find(({ number }) => number === '2');
  expect(two).toMatchObject({ verdict: 'partly', missing: [{ zib: 'AdvanceDirective' }] });
});

test('an organization that read nothing yet is told so, and sees nothing of another', async () => {
  const { provided, rows } = await matrix(2023, tokens.other);
  expect(provided).toStrictEqual([]);
  expect([...new Set(rows.map(({ verdict }) => verdict))].toSorted()).toStrictEqual(['attested', 'chosen-by-provider', 'not']);
});

test.each([['2024', 404, 'no-odb-from-2024'], ['2015', 404, 'unknown-reporting-year'], ['x', 400, 'request-invalid']])('over %s it answers %i %s', async (year, status, code) => {
  const answer = await gateway.get(`/v1/computability?reportingYear=${year}`, tokens.reader);
  expect([answer.status, answer.body.code]).toStrictEqual([status, code]);
});
