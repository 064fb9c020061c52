import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { careProfile, type CellKind, date, decimal, whole, yesNo } from '../src/cells.ts';
import { sheets } from '../src/sheets/index.ts';

const of = <Value>(kind: CellKind<Value>, cell: string): Value | string => {
  const parsed = kind.parse(cell);
  return 'value' in parsed ? parsed.value : `! ${parsed.problem}`;
};

test.each([
  ['31-12-2023', '2023-12-31'], ['1-2-2023', '2023-02-01'], ['01/02/2023', '2023-02-01'], ['1.2.2023', '2023-02-01'], ['2023-12-31', '2023-12-31'],
  ['2023-12', '2023-12'], ['12-2023', '2023-12'], ['2023', '2023'], ['31-12-2023 00:00:00', '2023-12-31'], ['31-12-2023 0:00', '2023-12-31'], ['2023-12-31 00:00:00', '2023-12-31'],
  ['2023-12-31 00:00', '2023-12-31'], ['2023-12-31 08:00:00', '! invalid-date'],
  ['45291', '! excel-date'], ['45291,5', '! excel-date'], ['30-02-2023', '! invalid-date'], ['31-12-23', '! invalid-date'], ['12/31/2023', '! invalid-date'],
  ['1-2/2023', '! invalid-date'], ['31-12-2023 14:00', '! invalid-date'], ['1 jan 2024', '! invalid-date'], ['0000', '! invalid-date'],
  ['2023-12-31T10:00:00Z', '! invalid-date'],
])('the date %s is read as %s', (cell, expected) => expect(of(date, cell)).toBe(expected));

test.each([
  ['5VV', '5VV'], ['vv5', '5VV'], ['VV-05', '5VV'], ['ZZP 5 VV', '5VV'], ['9b VV', '9BVV'], ['VV 10', '10VV'], ['zzp vv-9a', '9AVV'],
  ['5', '! unknown-code'], ['11VV', '! unknown-code'], ['5VG', '! unknown-code'], ['9VV', '! unknown-code'], ['VV5VV', '! unknown-code'],
])('the care profile %s is read as %s', (cell, expected) => expect(of(careProfile, cell)).toBe(expected));

test.each([
  ['12,5', '12.5'], ['12.5', '12.5'], ['1234', '1234'], ['1.234.567', '1234567'], ['1.234,56', '1234.56'],
  ['1.234', '! ambiguous-number'], ['1,234', '! ambiguous-number'], ['-1', '! not-a-number'], ['1e400', '! not-a-number'], ['12%', '! not-a-number'], ['NaN', '! not-a-number'],
])('the number %s is read as %s', (cell, expected) => expect(of(decimal, cell)).toBe(expected));

test.each([['Ja', true], ['NEE', false], ['waar', true], ['0', false], ['misschien', '! not-yes-or-no'], ['x', '! not-yes-or-no']])('%s as yes or no is %s', (cell, expected) =>
  expect(of(yesNo, cell)).toBe(expected));

test('a whole number is written without points', () => expect(['7', '1.000', '9999999999'].map((cell) => of(whole, cell))).toEqual([7, '! not-a-number', '! not-a-number']));

describe('every kind of cell', () => {
  const kinds = sheets.flatMap(({ name, columns }) => Object.values(columns).map(({ header, kind }) => [`${name} ${header}`, kind] as const));
  test.each(kinds)('%s bears any text, quickly', (_, kind) => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (cell) => { kind.parse(cell); }), { numRuns: 200 });
    for (const cell of ['1'.repeat(100_000), '-'.repeat(100_000), '1.111'.repeat(20_000), '__proto__', 'constructor', '=cmd|"/c calc"!A1']) {
      // the fastest of three: a busy machine slows one, a bad expression slows each
      const took = [1, 2, 3].map(() => {
        const before = performance.now();
        kind.parse(cell);
        return performance.now() - before;
      });
      expect(Math.min(...took)).toBeLessThan(50);
    }
  });
});
