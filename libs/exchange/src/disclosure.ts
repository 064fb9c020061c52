import { contentHash } from '@meervoud/kernel';
import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { answerOf, countsOf, type Outcome, type Value } from '@meervoud/value';
import { DisclosedOutcome, DisclosedValue, type DisclosedValue as Disclosed } from './disclosed.ts';
import type { ExchangeProfile } from './exchange-profile.ts';

/**
 * The only door out of the house (R10; reliability P4a, P5). What passes is a {@link DisclosedOutcome}; nothing
 * that is delivered or printed takes anything else. Pure; the rule is the profile's, its default the one the
 * public files show: a client percentage over fewer than ten leaves as `suppressed`, ward counts and experience
 * do not, and yes-no rows leave without counts. Names of persons and computed-but-replaced figures stay inside.
 */
export type DisclosurePolicy = ExchangeProfile['disclosure'];

const smallGroup = (policy: DisclosurePolicy): string => `denominator-below-${policy.suppressBelow}`;

/** Every denominator an outcome rests on, also of what a person replaced. */
const denominatorsOf = (outcome: Outcome): readonly number[] => {
  const own = countsOf(outcome)?.denominator;
  const replaced = outcome.kind === 'overridden' ? denominatorsOf(outcome.computed as Outcome) : [];
  return own === undefined ? replaced : [own, ...replaced];
};

/** Why this must be hidden, or undefined. A client percentage whose group is not known is hidden too. */
const ruleAgainst = (indicator: IndicatorDefinition, outcome: Outcome, policy: DisclosurePolicy): string | undefined => {
  if (indicator.kind !== 'proportion' || indicator.basis !== 'client') return undefined;
  const denominators = denominatorsOf(outcome);
  if (denominators.some((denominator) => denominator < policy.suppressBelow)) return smallGroup(policy);
  return answerOf(outcome) && denominators.length === 0 ? 'denominator-not-known' : undefined;
};

const withoutPersons = (outcome: Outcome): unknown => {
  const { by: _by, at: _at, computed: _computed, ...rest } = outcome as Outcome & Record<string, unknown>;
  return rest;
};

const withoutCounts = (outcome: object): unknown => {
  const { counts: _counts, ...rest } = outcome as Record<string, unknown>;
  return rest;
};

/** What a recipient may learn of one outcome. */
export const disclose = (indicator: IndicatorDefinition, outcome: Outcome, policy: DisclosurePolicy): DisclosedOutcome => {
  const rule = ruleAgainst(indicator, outcome, policy);
  if (rule) return DisclosedOutcome.parse({ kind: 'suppressed', rule });
  const bare = withoutPersons(outcome) as object;
  const isYesNo = indicator.kind === 'majority' || indicator.kind === 'choice' || answerOf(outcome)?.type === 'yes-no';
  return DisclosedOutcome.parse(isYesNo ? withoutCounts(bare) : bare);
};

/** Rows that count the same people's yes, no and unknown: any two of them give the third. */
const complementKey = (indicator: IndicatorDefinition): string | undefined =>
  indicator.kind === 'proportion' && indicator.basis === 'client'
    ? contentHash({ population: indicator.population, numerator: indicator.numerator })
    : undefined;

const hasFigure = (value: Disclosed): boolean => 'answer' in value.outcome || 'counts' in value.outcome;

/**
 * Discloses values, keeping complementary rows of a location together: where one is suppressed, so are the others
 * (they share a denominator, so this only bites where a person overrode one of them). Values of rows the set does
 * not know are refused with a TypeError: an unknown row has no rule.
 */
export const discloseValues = (
  set: IndicatorSet, values: readonly Value[], policy: DisclosurePolicy,
): readonly Disclosed[] => {
  const byId = new Map(set.indicators.map((indicator) => [indicator.id as string, indicator]));
  const groups = new Set<string>();
  const groupOf = (value: Value | Disclosed): string | undefined => {
    const key = byId.get(value.indicator) && complementKey(byId.get(value.indicator) as IndicatorDefinition);
    return key && `${value.location ?? ''} ${key}`;
  };
  const disclosed = values.map((value) => {
    const indicator = byId.get(value.indicator);
    if (!indicator) throw new TypeError(`${value.indicator} is not in set ${set.id} ${set.reportingYear}`);
    const outcome = disclose(indicator, value.outcome, policy);
    const group = groupOf(value);
    if (outcome.kind === 'suppressed' && group) groups.add(group);
    return toDisclosedValue(value, outcome);
  });
  return disclosed.map((value) => {
    const group = groupOf(value);
    if (!group || !groups.has(group) || !hasFigure(value)) return value;
    return { ...value, outcome: DisclosedOutcome.parse({ kind: 'suppressed', rule: 'complement-of-suppressed' }) };
  });
};

/** The evidence manifest goes along; memberships and counts of records, which tell a group's size, do not. */
const toDisclosedValue = (value: Value, outcome: DisclosedOutcome): Disclosed => {
  const { definition, engine, inputHash, rulings, settings } = value.evidence;
  return DisclosedValue.parse({
    id: value.id, set: value.set, reportingYear: value.reportingYear, location: value.location,
    indicator: value.indicator, referenceDate: value.referenceDate, derivedAt: value.derivedAt,
    outcome, manifest: { definition, engine, inputHash, rulings, settings },
  });
};
