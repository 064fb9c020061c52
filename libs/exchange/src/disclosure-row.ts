import type { Criterion, IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';

/** A row that counts clients, and what it shares with other rows. */
export interface CountingRow {
  readonly id: string;
  /** Whom it is a share of: rows with one population have one denominator. */
  readonly population: string;
  /** Rows of one question count the same clients' yes, no and unknown. */
  readonly question: string;
  /** What is asked of them, whoever they are. */
  readonly numerator: string;
  readonly counts: 'yes' | 'no' | 'unknown' | 'majority' | 'number';
  /** What its population is made of: the residents, who had a talk. Populations or numerators of other rows may be among them. */
  readonly inside: readonly string[];
}

const parts = (criterion: Criterion): readonly Criterion[] => ('all' in criterion ? criterion.all : []);

const toRow = (indicator: IndicatorDefinition): CountingRow | undefined => {
  const { kind } = indicator;
  if (kind !== 'proportion' && kind !== 'majority' && kind !== 'count') return undefined;
  if (indicator.basis !== 'client') return undefined;
  const population = contentHash(indicator.population);
  return {
    id: indicator.id, population, numerator: contentHash(indicator.numerator), inside: parts(indicator.population).map((part) => contentHash(part)),
    // how rows of numbers add up a definition does not tell: they are one question, and leave all or none
    question: kind === 'count' ? `${population} in numbers` : contentHash([indicator.population, indicator.numerator]),
    counts: kind === 'proportion' ? indicator.counts : kind === 'majority' ? 'majority' : 'number',
  };
};

const known = new WeakMap<IndicatorSet, ReadonlyMap<string, CountingRow>>();

/** The rows of a set that count clients, by id. */
export const countingRows = (set: IndicatorSet): ReadonlyMap<string, CountingRow> => {
  const found = known.get(set) ?? new Map(set.indicators.flatMap((indicator) => toRow(indicator) ?? []).map((row) => [row.id, row]));
  known.set(set, found);
  return found;
};
