import type { PublishedFigure } from '@meervoud/odb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nationalPicture, quartiles } from '../src/index.ts';

const percent = (hundredths: number): string => (hundredths / 100).toFixed(2);
const percentages = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 200 });

describe('quartiles by definition 7', () => {
  test.each([
    // what R gives for quantile(x, c(.25, .5, .75), type = 7)
    [[1, 2, 3, 4], ['1.75', '2.50', '3.25']],
    [[1, 2, 3, 4, 5], ['2.00', '3.00', '4.00']],
    [[0, 0, 0, 100], ['0.00', '0.00', '25.00']],
    [[6.25], ['6.25', '6.25', '6.25']],
    [[3, 1], ['1.50', '2.00', '2.50']],
    [[2, 4, 7, 12, 20, 33], ['4.75', '9.50', '18.00']],
  ])('%j', (values, [first, median, third]) => expect(quartiles(values.map((value) => value.toFixed(2)))).toStrictEqual({ first, median, third }));

  test('of nothing there are none', () => expect(quartiles([])).toBeUndefined());
  test('only percentages with two decimals are taken', () => expect(() => quartiles(['1.5'])).toThrow(TypeError));

  test('lie in order between the ends, whatever the order given', () => fc.assert(fc.property(percentages, (values) => {
    const sorted = values.toSorted((one, other) => one - other);
    const found = quartiles(values.map(percent))!;
    const [low, middle, high] = [found.first, found.median, found.third].map((text) => Math.round(Number(text) * 100)) as [number, number, number];
    expect(sorted[0]! <= low && low <= middle && middle <= high && high <= sorted.at(-1)!).toBe(true);
    expect(quartiles(sorted.map(percent))).toStrictEqual(found);
  })));

  test('are what plain interpolation in floats gives, to a hundredth', () => fc.assert(fc.property(percentages, (values) => {
    const sorted = values.toSorted((one, other) => one - other);
    const plain = (part: number): number => {
      const place = (sorted.length - 1) * part;
      const below = Math.floor(place);
      return (sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!)) / 100;
    };
    const found = quartiles(values.map(percent))!;
    expect(Math.abs(Number(found.first) - plain(0.25))).toBeLessThan(0.0051);
    expect(Math.abs(Number(found.median) - plain(0.5))).toBeLessThan(0.0051);
    expect(Math.abs(Number(found.third) - plain(0.75))).toBeLessThan(0.0051);
  })));
});

describe('the picture of the country', () => {
  const share = (place: string | null, value: string, part = 'main'): PublishedFigure => ({ place, part, figure: { kind: 'value', answer: { type: 'percentage', value } } });
  const other = (place: string | null, kind: 'suppressed' | 'not-applicable' | 'refused', part = 'main'): PublishedFigure =>
    ({ place, part, figure: kind === 'not-applicable' ? { kind, because: 'stated' } : kind === 'refused' ? { kind, code: 'value-missing' } : { kind } });

  test('has no hidden value in it, least of all as a zero', () => {
    const picture = nationalPicture([share('a', '10.00'), share('b', '20.00'), share('c', '30.00'), other('d', 'suppressed'), other('e', 'not-applicable'), other('f', 'refused'), other(null, 'refused'), other(null, 'refused')]);
    expect(picture).toStrictEqual({ locations: 3, suppressed: 1, notApplicable: 1, refused: 3, quartiles: { first: '15.00', median: '20.00', third: '25.00' } });
  });

  test('of hidden values alone has no quartiles', () => expect(nationalPicture([other('a', 'suppressed')])).toStrictEqual({ locations: 0, suppressed: 1, notApplicable: 0, refused: 0 }));

  test('takes of each location what was published last, where that can be used', () => {
    const figures = [share('a', '10.00'), share('a', '50.00', 'supplement'), share('b', '20.00'), other('b', 'refused', 'late/1'), other('c', 'refused'), share('c', '30.00', 'supplement')];
    const expected = { locations: 3, suppressed: 0, notApplicable: 0, refused: 0, quartiles: { first: '25.00', median: '30.00', third: '40.00' } };
    expect(nationalPicture(figures)).toStrictEqual(expected);
    expect(nationalPicture(figures.toReversed())).toStrictEqual(expected);
  });
});
