import type { MeanIndicator, Settings } from '@meervoud/indicator';
import { asDecimal, dividedBy, fixed, type Fraction, NOTHING, type Outcome, plus, whole } from '@meervoud/value';
import { type Tally, tallyBy } from './count.ts';
import { type DatedRecord, fieldOf } from './dated-record.ts';
import type { Population } from './population.ts';
import type { Evaluate, Member, Verdict } from './verdict.ts';

/** Those in the population, with "yes" for who scored at least one of the questions. */
export const tallyScores = (definition: MeanIndicator, { candidates }: Population): Tally => tallyBy(candidates, hasScore(definition));

export const hasScore = ({ of: { zib, fields } }: MeanIndicator): Evaluate => (member): Verdict => {
  const records = scored(member, zib, fields);
  return { truth: records.length > 0, clause: 'of', records };
};

/**
 * S3, R11: the mean of the means of each question or each respondent, half up to two decimals. Exact until it is rounded. Who
 * scored nothing weighs nothing.
 */
export const meanOutcome = (
  { of: { zib, fields } }: MeanIndicator, { candidates }: Population, { answers, denominator }: Tally, { totalScoreOver }: Settings,
): Outcome => {
  if (answers.yes === 0) return { kind: 'no-eligible' };
  const inside = candidates.filter(({ belongs }) => belongs.truth === true);
  const table = inside.flatMap(({ member }) => scored(member, zib, fields).map((record) => fields.map((field) => scoreOf(record, field))));
  const groups = totalScoreOver === 'respondents' ? table : fields.map((_, question) => table.map((scores) => scores[question]));
  const means = groups.map((scores) => scores.filter((score) => score !== undefined)).filter((scores) => scores.length > 0)
    .map((scores): Fraction => [scores.reduce((sum, score) => sum + BigInt(score), 0n), BigInt(scores.length)]);
  const mean = dividedBy(means.reduce(plus, NOTHING), whole(means.length));
  const counts = { numerator: answers.yes, denominator, unknown: 0 };
  return { kind: 'measured', answer: { type: 'number', value: fixed(asDecimal(mean, 2), 2) }, counts };
};

const scored = ({ records }: Member, zib: 'SurveyResponse', fields: readonly string[]): readonly DatedRecord[] =>
  (records[zib] ?? []).filter((record) => fields.some((field) => scoreOf(record, field) !== undefined));

const scoreOf = ({ record }: DatedRecord, field: string): number | undefined => {
  const value = fieldOf(record, field);
  return typeof value === 'number' ? value : undefined;
};
