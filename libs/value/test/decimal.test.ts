import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText, fixed, quotient, rounded, percentage, toDecimal } from '../src/index.ts';

test.each([
  ['21.00', '21'], ['01.00', '1'], ['0.00', '0'], ['5,56', '5.56'], ['-3', '-3'], ['+2.50', '2.5'], ['2E-2', '0.02'], ['1.5E3', '1500'], ['100', '100'], ['2646858', '2646858'],
  ['16.670000000000002', '16.67'], ['0.055555555555555552', '0.055555555555556'], ['33.333333333333336', '33.3333333333333'], ['4.0313182E7', '40313182'],
])('%s is %s', (text, number) => expect(decimalText(toDecimal(text)!)).toBe(number));

test.each(['', 'X', 'n.v.t.', '1.234,5', '1.234.567', '12%', '.5', '5.', '1e999', '0x10', 'NaN', '١', '1 000', '12345678901234567'])('%j is no number', (text) => expect(toDecimal(text)).toBeUndefined());

describe('exactly', () => {
  const small = fc.integer({ min: 0, max: 5_000 });
  test('a percentage of two counts is that of the value lib', () => fc.assert(fc.property(small, fc.integer({ min: 1, max: 5_000 }), (over, under) => {
    const share = quotient({ units: BigInt(over), scale: 0 }, { units: BigInt(under), scale: 0 }, 2, 100n);
    expect(fixed(share, 2)).toBe(percentage(over, under));
  })));
  test('text and number go to and fro', () => fc.assert(fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 9 }), (units, scale) => {
    const text = decimalText({ units, scale });
    expect(decimalText(toDecimal(text)!)).toBe(text);
  })));
  test('rounding is half away from zero', () => {
    const round = (text: string, decimals: number): string => fixed(rounded(toDecimal(text)!, decimals), decimals);
    expect([round('0.125', 2), round('-0.125', 2), round('0.1249', 2), round('2.5', 0), round('-2.5', 0), round('7', 2)]).toStrictEqual(['0.13', '-0.13', '0.12', '3', '-3', '7.00']);
  });
  test('what Excel computed is what was meant', () => fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
    // a float of a number with two decimals, as Excel stores it with 17 digits
    const stored = (hundredths / 100).toPrecision(17);
    expect(fixed(toDecimal(stored)!, 2)).toBe((hundredths / 100).toFixed(2));
  })));
});
