import { compare, type Decimal, decimalText, isWhole, toDecimal } from '@meervoud/value';
import type { FigureCells } from './figure-cells.ts';
import type { RowFinding, RowProblem } from './problems.ts';

export interface DecimalCounts { readonly numerator: Decimal; readonly denominator: Decimal }

export type CountsIn =
  | { readonly counts?: DecimalCounts; readonly findings: readonly RowFinding[] }
  | { readonly problem: RowProblem; readonly column: 'numerator' | 'denominator' };

export const countsText = ({ numerator, denominator }: DecimalCounts) => ({ numerator: decimalText(numerator), denominator: decimalText(denominator) });

/** Clients and wards are counted whole, and the numerator is part of the denominator. */
const problemOfPeople = ({ numerator, denominator }: DecimalCounts): CountsIn | undefined => {
  if (!isWhole(numerator)) return { problem: 'count-not-whole', column: 'numerator' };
  if (!isWhole(denominator)) return { problem: 'count-not-whole', column: 'denominator' };
  if (numerator.units < 0n || compare(numerator, denominator) > 0) return { problem: 'numerator-above-denominator', column: 'numerator' };
  return undefined;
};

/** Numerator and denominator of a row; `21.00` is 21. One without the other is not used. */
export const readCounts = (cells: FigureCells, ofPeople: boolean): CountsIn => {
  if (cells.numerator === '' && cells.denominator === '') return { findings: [] };
  const [numerator, denominator] = [toDecimal(cells.numerator), toDecimal(cells.denominator)];
  if (cells.numerator !== '' && numerator === undefined) return { problem: 'not-a-number', column: 'numerator' };
  if (cells.denominator !== '' && denominator === undefined) return { problem: 'not-a-number', column: 'denominator' };
  if (numerator === undefined || denominator === undefined) return { findings: ['counts-incomplete'] };
  if (denominator.units <= 0n) return { problem: 'denominator-zero', column: 'denominator' };
  const counts = { numerator, denominator };
  return (ofPeople ? problemOfPeople(counts) : undefined) ?? { counts, findings: [] };
};
