import { findIndicator, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { codeOf, KnownError } from '@meervoud/kernel';
import { setFor } from './shelf.ts';

/** One row of a set by its code or its number (`1.1b`). Throws `indicator-unknown` (halt). */
export const indicatorOf = (set: IndicatorSet, codeOrNumber: string): IndicatorDefinition => {
  const found = findIndicator(set, codeOrNumber);
  if (found !== undefined && found.kind !== 'header') return found;
  throw new KnownError({
    code: 'indicator-unknown', recovery: 'halt', message: `There is no indicator '${codeOrNumber}' in ${set.id} ${set.reportingYear}.`,
    expected: set.indicators.filter(({ kind }) => kind !== 'header').map(({ number }) => number).join(', '),
  });
};

const FIRST_YEAR = 2018;

/** As {@link indicatorOf}, in the newest year up to this one that has it: 4.1 ended with 2021. */
export const indicatorUpTo = (year: number, codeOrNumber: string): { readonly set: IndicatorSet; readonly indicator: IndicatorDefinition } => {
  for (let candidate = year; candidate > FIRST_YEAR; candidate -= 1) {
    try {
      const set = setFor('basisveiligheid', candidate);
      return { set, indicator: indicatorOf(set, codeOrNumber) };
    } catch (thrown) {
      if (codeOf(thrown) !== 'indicator-unknown' || candidate - 1 === FIRST_YEAR) throw thrown;
    }
  }
  const set = setFor('basisveiligheid', year);
  return { set, indicator: indicatorOf(set, codeOrNumber) };
};
