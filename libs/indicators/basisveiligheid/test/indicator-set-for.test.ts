import { codeOf, recoveryOf } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { basisveiligheid, indicatorSetFor } from '../src/index.ts';

const thrownFor = (year: number): unknown => {
  try {
    return indicatorSetFor(year);
  } catch (error) {
    return error;
  }
};

describe('the set of a reporting year', () => {
  test('is the one on the shelf', () => {
    expect([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023].map((year) => indicatorSetFor(year))).toStrictEqual(basisveiligheid);
  });

  test.each([
    [2015, 'unknown-reporting-year'],
    [2022.5, 'unknown-reporting-year'],
    [Number.NaN, 'unknown-reporting-year'],
    [2024.5, 'unknown-reporting-year'],
    [2024, 'no-odb-from-2024'],
    [2025, 'no-odb-from-2024'],
  ])('of %s is refused with %s', (year, code) => {
    const thrown = thrownFor(year);
    expect([codeOf(thrown), recoveryOf(thrown)]).toStrictEqual([code, 'halt']);
  });

  test('from 2024 on says what is owed instead', () => {
    expect((thrownFor(2024) as Error).message).toMatch(/Generiek kompas.*kwaliteitsbeeld/);
  });
});
