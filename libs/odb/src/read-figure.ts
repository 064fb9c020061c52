import { compare, decimalText, ONE, toDecimal, ZERO } from '@meervoud/value';
import { type FigureCells, give, type ReadFigure, refuse, saysHidden } from './figure-cells.ts';
import type { OdbIndicator } from './indicators.ts';
import { countsText, readCounts } from './read-counts.ts';
import { readPercentage } from './read-percentage.ts';

const isNothing = ({ value, numerator, denominator }: FigureCells): boolean => value === '' && numerator === '' && denominator === '';

/** What a row says, by the rules of publication (indicators.md §2.3). `byHand`: a fraction may stand where a percentage belongs. */
export const readFigure = (cells: FigureCells, indicator: OdbIndicator, byHand: boolean): ReadFigure => {
  const flag = cells.notApplicable === '' ? ZERO : toDecimal(cells.notApplicable);
  if (flag === undefined || (compare(flag, ZERO) !== 0 && compare(flag, ONE) !== 0)) return refuse('not-applicable-unclear', 'notApplicable', cells);
  if (compare(flag, ONE) === 0) return isNothing(cells) ? give({ kind: 'not-applicable', because: 'stated' }) : refuse('value-and-not-applicable', 'value', cells);
  if (indicator.unit === 'Subindicator') return isNothing(cells) ? give({ kind: 'not-applicable', because: 'heading' }) : refuse('header-has-value', 'value');
  if (indicator.unit === 'Percentage' && saysHidden(cells) && cells.numerator === '' && cells.denominator === '') return readHidden(cells);
  if (isNothing(cells)) return saysHidden(cells) ? give({ kind: 'suppressed' }) : refuse('value-missing', 'value');

  switch (indicator.unit) {
    case 'Percentage': return readPercentage(cells, indicator.set === 'ISID000151', byHand);
    case 'JaNee': return withoutCounts(cells, readYesNo(cells, indicator));
    case 'Tekst': return withoutCounts(cells, cells.value === '' ? refuse('value-missing', 'value') : give({ kind: 'value', answer: { type: 'text', value: cells.value } }));
    case 'Getal': case 'Aantal': return indicator.isRatio ? readRatio(cells) : withoutCounts(cells, readNumber(cells));
  }
};

/** Printed as 0.00 without numerator and denominator; never a zero. */
const readHidden = (cells: FigureCells): ReadFigure =>
  (cells.value === '' || toDecimal(cells.value)?.units === 0n ? give({ kind: 'suppressed' }) : refuse('suppression-contradicts', 'value', cells));

const withoutCounts = ({ numerator, denominator }: FigureCells, read: ReadFigure): ReadFigure =>
  (read.figure.kind === 'value' && (numerator !== '' || denominator !== '') ? { ...read, findings: [...read.findings, 'counts-not-expected'] } : read);

const readYesNo = ({ value }: FigureCells, { allowsText }: OdbIndicator): ReadFigure => {
  const word = value.toLowerCase();
  if (word === 'ja' || word === 'nee') return give({ kind: 'value', answer: { type: 'yes-no', value: word === 'ja' } });
  if (word === '') return refuse('value-missing', 'value');
  const number = toDecimal(value);
  const isOne = number !== undefined && compare(number, ONE) === 0;
  if (isOne || number?.units === 0n) return give({ kind: 'value', answer: { type: 'yes-no', value: isOne } }, 'number-for-yes-no');
  return allowsText ? give({ kind: 'value', answer: { type: 'text', value } }, 'text-for-yes-no') : refuse('not-yes-or-no', 'value');
};

const readNumber = (cells: FigureCells): ReadFigure => {
  const number = toDecimal(cells.value);
  if (number === undefined) return refuse(cells.value === '' ? 'value-missing' : 'not-a-number', 'value', cells);
  return give({ kind: 'value', answer: { type: 'number', value: decimalText(number) } });
};

/** One count over another; the value is published, not computed, because the counts beside it are rounded. */
const readRatio = (cells: FigureCells): ReadFigure => {
  const read = readNumber(cells);
  if (read.figure.kind !== 'value') return read;
  const found = readCounts(cells, false);
  if ('problem' in found) return refuse(found.problem, found.column, cells);
  return give({ ...read.figure, ...(found.counts && { counts: countsText(found.counts) }) }, ...found.findings);
};
