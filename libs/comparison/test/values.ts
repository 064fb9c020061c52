import { findIndicator, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { basisveiligheid2021 } from '@meervoud/indicators-basisveiligheid';
import { calendarDate, Instant } from '@meervoud/kernel';
import type { OdbFigure, OdbRow } from '@meervoud/odb';
import type { ValuePoint } from '@meervoud/store';
import { type Membership, type Outcome, percentage, type Value } from '@meervoud/value';

export const set: IndicatorSet = basisveiligheid2021;
export const indicator = (number: string): IndicatorDefinition => findIndicator(set, number)!;

export interface Made { readonly number?: string; readonly location?: string; readonly unknown?: number; readonly undecided?: number; readonly referenceDate?: string; readonly settings?: Record<string, unknown> }

const member = (n: number, answer: Membership['answer']): Membership => ({ member: `p-${String(n).padStart(32, '0')}`, population: 'yes', answer, clause: 'numerator', records: [] });

/** A value as the engine would store it. */
export const value = (outcome: Outcome, { number = '1.1b', location = 'de-linde', unknown = 0, undecided = 0, referenceDate = '2022-02-28', settings = {} }: Made = {}): Value => {
  const { id } = indicator(number);
  return {
    organization: 'maasoever', set: set.id, reportingYear: 2021, location, indicator: id, referenceDate: calendarDate(referenceDate), outcome,
    evidence: {
      definition: { id, set: set.id, version: '1', hash: 'sha256:0', standing: 'published' }, engine: '1', referenceDate: calendarDate(referenceDate), settings, rulings: [], inputCounts: {}, inputHash: 'sha256:1', undecided,
      memberships: Array.from({ length: unknown }, (_, index) => member(index, 'unknown')),
    },
    id: `val-${id}-${location}`, version: 1, contentHash: 'sha256:2', derivedAt: Instant.parse('2024-03-01T12:00:00.000Z'),
  };
};

export const measured = (numerator: number, denominator: number, unknown = 0): Outcome =>
  ({ kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown } });
/** A share with its unknowns both counted and in the evidence. */
export const share = (numerator: number, denominator: number, made: Made = {}): Value => value(measured(numerator, denominator, made.unknown ?? 0), made);

export const row = (figure: OdbFigure, number = '1.1b'): OdbRow => ({ at: { sheet: null, row: 2 }, indicator: indicator(number).id, set: 'ISID000151', reportingYear: 2021, figure, findings: [] });
export const delivered = (percent: string, numerator?: number, denominator?: number): OdbFigure =>
  ({ kind: 'value', answer: { type: 'percentage', value: percent }, ...(numerator !== undefined && { counts: { numerator: String(numerator), denominator: String(denominator) } }) });
export const yesNo = (answer: boolean): OdbFigure => ({ kind: 'value', answer: { type: 'yes-no', value: answer } });

export const point = (referenceDate: string, outcome: Outcome, reportingYear = 2021): ValuePoint =>
  ({ id: 'val-1', version: 1, reportingYear, referenceDate: calendarDate(referenceDate), outcome, definition: 'sha256:0' });
