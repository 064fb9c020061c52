import type { IndicatorDefinition, RatioIndicator, Settings } from '@meervoud/indicator';
import { type Amounts, asDecimal, type Answer, decimalText, dividedBy, fixed, type Fraction, isNothing, type Outcome, times, whole, wholePart } from '@meervoud/value';
import { calendarYear } from '@meervoud/kernel';
import { membershipOf, type Tally } from '../count.ts';
import type { Place } from '../place.ts';
import type { Candidate } from '../population.ts';
import type { Member, Verdict } from '../verdict.ts';
import { bindAmount } from './adding.ts';
import { contractsOf } from './contracts.ts';
import type { Adding, Share } from './share.ts';
import { clip } from './year-of-360.ts';

export interface RatioTally extends Tally {
  /** Everyone whose records were read for it. */
  readonly members: readonly Member[];
  readonly amount: Fraction;
  /** Undefined for a row that is not divided by anything. */
  readonly per: Fraction | undefined;
  readonly amounts: Amounts;
  /** Has anybody a contract in the reporting year? Without, there are no HR facts about it, and nothing is no zero. */
  readonly isCovered: boolean;
}

interface Shares { readonly amount: Share; readonly per: Share | undefined }

/** The staff of a row, with what each adds to either side. Who certainly adds to neither is not told. */
export const tallyAmounts = (definition: RatioIndicator, place: Place): RatioTally => {
  const { population, amount, per, basis } = definition;
  const { moment, index } = place;
  const adding = bindAmount(amount, population, moment);
  const dividing = per === undefined ? undefined : bindAmount(per, population, moment);
  const sharesOf = sharing(adding, dividing);
  const { candidates } = place.populationOf(definition);
  const counted = candidates.map((candidate) => ({ candidate, shares: sharesOf(candidate.member) }))
    .filter(({ shares }) => per === undefined || !isNeither(shares));
  const doubtful = strangers(index[basis], new Set(candidates.map(({ member }) => member)), sharesOf);
  const memberships = [
    ...counted.map(({ candidate: { member, belongs }, shares }) => ({
      ...(belongs.truth === true ? membershipOf(member, 'yes', verdictOf(shares)) : membershipOf(member, 'unknown', belongs)),
      amounts: amountsOf(shares.amount.amount, shares.per?.amount),
    })),
    ...doubtful.map(({ member, belongs }) => membershipOf(member, 'unknown', belongs)),
  ];
  const inside = counted.filter(({ candidate }) => candidate.belongs.truth === true).map(({ shares }) => shares);
  const answers = { yes: 0, no: 0, unknown: 0 };
  for (const membership of memberships) if (membership.population === 'yes') answers[membership.answer] += 1;
  const total = adding.total(inside.map((shares) => shares.amount));
  const divisor = dividing?.total(inside.flatMap((shares) => shares.per ?? []));
  return {
    members: [...counted.map(({ candidate }) => candidate.member), ...doubtful.map(({ member }) => member)],
    memberships, answers, denominator: inside.length, undecided: memberships.length - inside.length,
    amount: total, per: divisor, amounts: amountsOf(total, divisor),
    isCovered: index[basis].some((member) => contractsOf(member).some((contract) => clip(contract, calendarYear(moment.reportingYear)) !== undefined)),
  };
};

const sharing = (adding: Adding, dividing: Adding | undefined) => (member: Member): Shares =>
  ({ amount: adding.shareOf(member), per: dividing?.shareOf(member) });

const isNeither = ({ amount, per }: Shares): boolean => [amount, per].every((share) => share === undefined || (isNothing(share.amount) && !share.open));

/** People outside the population of whom something is on record that may belong in it, such as hours of a contract that is not. */
const strangers = (all: readonly Member[], inside: ReadonlySet<Member>, sharesOf: (member: Member) => Shares): readonly Candidate[] =>
  all.filter((member) => !inside.has(member)).flatMap((member) => {
    const { amount } = sharesOf(member);
    return amount.open ? [{ member, belongs: { truth: 'unknown', clause: 'amount', records: amount.records } as const }] : [];
  });

/** What the evidence says of somebody: open on either side, or adding to the amount or not, by what both sides were made of. */
const verdictOf = ({ amount, per }: Shares): Verdict => {
  if (amount.open) return { truth: 'unknown', clause: 'amount', records: amount.records };
  if (per?.open) return { truth: 'unknown', clause: 'per', records: per.records };
  return { truth: !isNothing(amount.amount), clause: 'amount', records: [...new Set([...amount.records, ...(per?.records ?? [])])] };
};

const SHOWN = 6;
const amountsOf = (amount: Fraction, per: Fraction | undefined): Amounts => {
  const shown = (fraction: Fraction): string => decimalText(asDecimal(fraction, SHOWN));
  return per === undefined ? { amount: shown(amount) } : { amount: shown(amount), per: shown(per) };
};

/** R6, R11: half up to two decimals over what was not rounded, with whole numbers beside it (indicators.md §3.3). */
export const ratioOutcome = (
  { unit }: RatioIndicator, { answers, denominator, undecided, amount, per, isCovered }: RatioTally, { maxUnknownShare }: Settings,
): Outcome => {
  const isTooUnknown = 100 * (answers.unknown + undecided) > maxUnknownShare * (denominator + undecided);
  if (per === undefined ? !isCovered : isNothing(per)) return isTooUnknown ? { kind: 'incomplete', reason: 'too-many-unknown' } : { kind: 'no-eligible' };
  const answer = answerOf(amount, per, unit);
  const counts = { numerator: rounded(amount), denominator: per === undefined ? denominator : rounded(per), unknown: answers.unknown };
  return isTooUnknown ? { kind: 'incomplete', reason: 'too-many-unknown', answer, counts } : { kind: 'measured', answer, counts };
};

const answerOf = (amount: Fraction, per: Fraction | undefined, unit: IndicatorDefinition['unit']): Answer => {
  const isShare = unit === 'Percentage';
  const figure = per === undefined ? amount : dividedBy(amount, per);
  return { type: isShare ? 'percentage' : 'number', value: fixed(asDecimal(isShare ? times(figure, whole(100)) : figure, 2), 2) };
};

const rounded = (fraction: Fraction): number => wholePart(asDecimal(fraction, 0));
