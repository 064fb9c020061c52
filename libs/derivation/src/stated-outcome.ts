import {
  type Attestation, checkAttestation, type IndicatorDefinition, type IndicatorSet, type LocationChoices, type Obligation,
} from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import { type Answer, type Counts, type Decimal, fixed, HUNDRED, ONE, type Outcome, quotient, rounded, toDecimal, wholePart } from '@meervoud/value';
import { percentageOf } from './counted-outcome.ts';

/** R12: is this row asked of a location with these choices? */
export const isAsked = (obligation: Obligation, { chosen, experienceSource }: LocationChoices): boolean => {
  if (typeof obligation === 'string') return true;
  return 'chosen' in obligation ? chosen.includes(obligation.chosen) : obligation.experienceSource === experienceSource;
};

/**
 * The newest statement about a row that holds for this location (null: for the organization as a whole). Of two made in one millisecond the one about the
 * location itself goes first. Throws `attestation-does-not-fit` (halt).
 */
export const attestationFor = (
  set: IndicatorSet, attestations: readonly Attestation[], indicator: string, location: string | null,
): Attestation | undefined => {
  const [newest] = attestations
    .filter((stated) => stated.set === set.id && stated.reportingYear === set.reportingYear && stated.indicator === indicator)
    .filter((stated) => stated.location === undefined || stated.location === location)
    .toSorted((one, other) => byOrder(order(other), order(one)));
  if (newest !== undefined) checkAttestation(set, newest);
  return newest;
};

const order = (stated: Attestation): readonly string[] => [stated.at, stated.location ?? '', contentHash(stated)];
const byOrder = (one: readonly string[], other: readonly string[]): number => {
  const at = one.findIndex((text, index) => text !== other[index]);
  return at === -1 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
};

/** A statement as an outcome. A share of nobody is no share: `no-eligible`. */
export const attestedOutcome = ({ answer, by, at }: Attestation, unit: IndicatorDefinition['unit']): Outcome => {
  if (answer.type === 'ratio') return { kind: 'attested', answer: ratioAnswer(answer, unit), counts: ratioCounts(answer), by, at };
  if (answer.type !== 'proportion') return { kind: 'attested', answer: answerFrom(answer), by, at };
  if (answer.denominator === 0) return { kind: 'no-eligible' };
  const { numerator, denominator } = answer;
  return { kind: 'attested', answer: percentageOf(answer), counts: { numerator, denominator, unknown: 0 }, by, at };
};

type Ratio = Extract<Attestation['answer'], { readonly type: 'ratio' }>;
const decimal = (text: string): Decimal => {
  const number = toDecimal(text);
  if (number === undefined) throw new TypeError('an attestation holds decimal numbers');
  return number;
};

/** Half up to two decimals, over what was not rounded yet (R11; indicators.md §3.3). */
const ratioAnswer = ({ numerator, denominator }: Ratio, unit: IndicatorDefinition['unit']): Answer => {
  const isShare = unit === 'Percentage';
  const value = fixed(quotient(decimal(numerator), decimal(denominator), 2, (isShare ? HUNDRED : ONE).units), 2);
  return { type: isShare ? 'percentage' : 'number', value };
};

/** Published as whole numbers beside a figure that was made of what they were before. */
const ratioCounts = ({ numerator, denominator }: Ratio): Counts =>
  ({ numerator: wholePart(rounded(decimal(numerator), 0)), denominator: wholePart(rounded(decimal(denominator), 0)), unknown: 0 });

const answerFrom = (answer: Exclude<Attestation['answer'], { readonly type: 'proportion' | 'ratio' }>): Answer => {
  if (answer.type === 'text') return { type: 'text', value: answer.text };
  if (answer.type === 'url') return { type: 'text', value: answer.url };
  if (answer.type === 'yes-no') return { type: 'yes-no', value: answer.value };
  return { type: 'number', value: answer.type === 'score' ? answer.score : String(answer.count) };
};
