import { compare, type Decimal, fixed, HUNDRED, ONE, quotient, toDecimal } from '@meervoud/value';
import { type FigureCells, give, type ReadFigure, refuse, saysHidden } from './figure-cells.ts';
import type { RowFinding } from './problems.ts';
import { countsText, type DecimalCounts, readCounts } from './read-counts.ts';

/** Two decimals, as published: half up on the unrounded quotient (indicators.md §2.3 rule 1). */
const DECIMALS = 2;
const percentageOf = ({ numerator, denominator }: DecimalCounts): Decimal => quotient(numerator, denominator, DECIMALS, 100n);

/** 0.17 where 6 of 36 were counted: the share itself. A bare 1 only where all were counted. */
const isFractionOf = (value: Decimal, { numerator, denominator }: DecimalCounts): boolean =>
  value.units > 0n && compare(value, ONE) <= 0
  && (value.scale > 0 ? compare(quotient(numerator, denominator, value.scale), value) === 0 : compare(numerator, denominator) === 0);

/**
 * A percentage with the counts beside it, or why it cannot be used. `ofPeople`: shares of clients, wards or respondents,
 * which lie between 0 and 100 and follow from their counts; staff figures are published with rounded counts (§3.3).
 */
export const readPercentage = (cells: FigureCells, ofPeople: boolean, byHand: boolean): ReadFigure => {
  const found = readCounts(cells, ofPeople);
  if ('problem' in found) return refuse(found.problem, found.column, cells);
  const value = cells.value === '' ? undefined : toDecimal(cells.value);
  if (value === undefined && cells.value !== '') return refuse('not-a-number', 'value', cells);
  const { counts, findings } = found;
  const share = (percentage: Decimal, ...more: readonly RowFinding[]): ReadFigure =>
    give({ kind: 'value', answer: { type: 'percentage', value: fixed(percentage, DECIMALS) }, ...(counts && { counts: countsText(counts) }) }, ...findings, ...more);

  if (value === undefined) return counts && ofPeople ? share(percentageOf(counts), 'value-from-counts') : refuse('value-missing', 'value', cells);
  if (value.units < 0n || (ofPeople && compare(value, HUNDRED) > 0)) return refuse('percentage-out-of-range', 'value', cells);
  const rounding: readonly RowFinding[] = value.scale > DECIMALS ? ['value-rounded'] : [];
  if (counts === undefined) {
    if (value.units === 0n) return refuse('zero-without-counts', 'value', cells);
    return byHand && compare(value, ONE) <= 0 ? refuse('fraction-or-percentage', 'value', cells) : share(value, ...rounding);
  }
  const isComputed = fixed(value, DECIMALS) === fixed(percentageOf(counts), DECIMALS);
  if (byHand && !isComputed && isFractionOf(value, counts)) return share(percentageOf(counts), 'fraction-for-percentage');
  return share(value, ...rounding, ...(ofPeople && !isComputed ? ['value-not-from-counts' as const] : []), ...(saysHidden(cells) ? ['note-contradicts' as const] : []));
};
