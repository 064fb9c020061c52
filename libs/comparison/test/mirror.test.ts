import type { PublishedFigure } from '@meervoud/odb';
import type { Store } from '@meervoud/store';
import { describe, expect, test } from 'vitest';
import { mirror } from '../src/index.ts';
import { indicator, set, share, value } from './values.ts';

const published = (percentages: readonly string[]): readonly PublishedFigure[] =>
  percentages.map((percent, index) => ({ place: `p${index}`, part: 'main', figure: { kind: 'value', answer: { type: 'percentage', value: percent } } }));
const store = (values: ReturnType<typeof share>[]) => ({
  values: { newest: async ({ location }: { location?: string | null }) => values.filter((one) => location === undefined || one.location === location) },
  odb: { figures: async (year: number, code: string) => (year === 2020 && code === indicator('1.1b').id ? published(['10.00', '20.00', '30.00', '40.00', '50.00']) : []) },
}) as unknown as Pick<Store, 'odb' | 'values'>;
const look = (values: ReturnType<typeof share>[], more: object = {}) => mirror({ store: store(values), organization: 'maasoever', set, nationalYear: 2020, indicators: [indicator('1.1b')], ...more });

describe('the mirror', () => {
  test.each([[1, 10, 'lowest-quarter'], [2, 10, 'middle-half'], [3, 10, 'middle-half'], [4, 10, 'middle-half'], [9, 20, 'highest-quarter'], [0, 12, 'lowest-quarter']])('%i of %i lies in the %s', async (numerator, denominator, position) => {
    const { rows } = await look([share(numerator, denominator)]);
    expect(rows).toMatchObject([{ number: '1.1b', national: { locations: 5, quartiles: { first: '20.00', median: '30.00', third: '40.00' } }, own: [{ location: 'de-linde', position }] }]);
  });

  test('100 is not before 20, as text would have it', async () => expect((await look([share(10, 10)])).rows[0]?.own[0]?.position).toBe('highest-quarter'));

  test('places only percentages of locations', async () => {
    const own = [value({ kind: 'not-chosen' }), { ...share(1, 10), location: null }, share(1, 10, { location: 'het-anker' })];
    expect((await look(own)).rows[0]?.own.map(({ location, position }) => [location, position])).toStrictEqual([['de-linde', undefined], [null, undefined], ['het-anker', 'lowest-quarter']]);
    expect((await look(own, { location: 'het-anker' })).rows[0]?.own).toHaveLength(1);
  });

  test('of every percentage of a set, and nothing else', async () => {
    const { rows, nationalYear, reportingYear } = await look([], { indicators: set.indicators });
    expect([nationalYear, reportingYear, rows.every(({ number }) => set.indicators.find((one) => one.number === number)?.unit === 'Percentage')]).toStrictEqual([2020, 2021, true]);
    expect(rows.find(({ number }) => number === '2')).toStrictEqual({ indicator: indicator('2').id, number: '2', national: { locations: 0, suppressed: 0, notApplicable: 0, refused: 0 }, own: [] });
  });
});
