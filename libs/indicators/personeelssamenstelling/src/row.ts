import { type AttestedIndicator, defineIndicator, type Example, type IndicatorDefinition, type IndicatorId, type RatioIndicator, type RulingId } from '@meervoud/indicator';

export interface Row {
  readonly id: IndicatorId;
  readonly number: string;
  readonly sort: number;
  readonly unit: IndicatorDefinition['unit'];
  readonly theme: string;
  readonly period: IndicatorDefinition['period'];
  readonly nl: string;
  readonly en: string;
}

/** Types of indicator are not in our sources: staff is structure. Titles are our own, short renderings of indicators.md §3.1. */
const shared = ({ nl, en, ...row }: Row) => ({
  ...row, type: 'Structuur', title: { nl, en }, obligation: 'mandatory', source: `indicators.md §3.1 row ${row.number}`,
} as const);

/** A figure that only a person can give: no public source says from which HR facts. */
export const stated = ({ answer, ...rest }: Row & { readonly answer: AttestedIndicator['answer'] }): IndicatorDefinition =>
  defineIndicator({ ...shared(rest), kind: 'attested', answer, rulings: answer === 'ratio' ? ['R11'] : [] });

export const header = (rest: Row): IndicatorDefinition => defineIndicator({ ...shared(rest), kind: 'header', rulings: [] });

interface Counted extends Row, Pick<RatioIndicator, 'population' | 'amount' | 'per' | 'examples'> {
  /** What it rests on beside what every ratio rests on. */
  readonly rulings: readonly RulingId[];
}

/** A figure that follows from HR facts, by the published example calculation; a person may state it where they are not supplied. */
export const counted = ({ population, amount, per, examples, rulings, ...rest }: Counted): IndicatorDefinition => defineIndicator({
  ...shared(rest), source: `indicators.md §3.1 row ${rest.number}, calculation §3.2`, kind: 'ratio', basis: 'staff', attestable: true,
  population, amount, ...(per === undefined ? {} : { per }), examples, rulings: ['R6', 'R11', 'S8', ...rulings],
});

/** Examples are written for 2021; staff is counted on the last day of the year itself. */
export const example = (nl: string, en: string, given: Example['given'], expect: Example['expect']): Example =>
  ({ title: { nl, en }, reportingYear: 2021, referenceDate: '2021-12-31', given, expect });
