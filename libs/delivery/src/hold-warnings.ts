import { type DisclosureDecision, type DisclosurePolicy, type HoldReason, isHoldOfCorrection } from '@meervoud/exchange';
import { findIndicator, type IndicatorSet } from '@meervoud/indicator';
import { valueReference } from '@meervoud/value';
import type { SubmissionWarning } from './check-values.ts';

const why = (k: number): Readonly<Record<HoldReason, string>> => ({
  'small-group': `fewer than ${k} people`,
  'group-not-known': 'how many people it is about was not stated',
  'small-count': `it holds for fewer than ${k} people`,
  'small-complement': `it does not hold for fewer than ${k} people`,
  'small-subgroup': `it is about a part of the group, and fewer than ${k} people are outside that part`,
  'small-change': `it changed by fewer than ${k} people since somebody received it`,
  'hidden-before': 'it was hidden in an earlier release',
  'would-reveal-another': 'another hidden figure could be calculated from it',
});

/**
 * What the approver should know of the door, one warning for each reason: what is held back, and, under the profile rule, where a few
 * people stay visible although the rule lets the figure go (P4b).
 */
export const holdWarnings = (set: IndicatorSet, sent: readonly DisclosureDecision[], { policy, suppressBelow: k }: DisclosurePolicy): readonly SubmissionWarning[] => {
  const referencesOf = (decisions: readonly DisclosureDecision[]): string =>
    decisions.map(({ value }) => valueReference(value, findIndicator(set, value.indicator)?.number ?? value.indicator)).join(', ');
  const reasons = Object.keys(why(k)) as HoldReason[];
  const held = reasons.flatMap((hold): readonly SubmissionWarning[] => {
    const those = sent.filter((decision) => decision.hold === hold);
    if (those.length === 0) return [];
    return [{ code: isHoldOfCorrection(hold) ? 'correction-held-back' : 'figure-held-back', at: referencesOf(those), message: `held back: ${why(k)[hold]}` }];
  });
  const few = policy === 'house@1' ? [] : sent.filter(({ hold, figure }) => {
    if (hold !== undefined || figure === undefined) return false;
    const others = figure.denominator - figure.numerator;
    return [figure.numerator, others].some((people) => people > 0 && people < k);
  });
  return few.length === 0 ? held : [...held, { code: 'few-people-visible', at: referencesOf(few), message: `fewer than ${k} people can be told from the figure; the rule of this profile lets it go` }];
};
