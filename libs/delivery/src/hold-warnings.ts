import { type DisclosureDecision, type DisclosurePolicy, HoldReason, isHoldOfCorrection } from '@meervoud/exchange';
import { findIndicator, type IndicatorSet } from '@meervoud/indicator';
import { valueReference } from '@meervoud/value';
import type { SubmissionWarning } from './check-values.ts';
import { tellHold } from './tell-hold.ts';

/**
 * What the approver should know of the door, one warning for each reason: what is held back, and, under the profile rule, where a few
 * people stay visible although the rule lets the figure go (P4b).
 */
export const holdWarnings = (set: IndicatorSet, sent: readonly DisclosureDecision[], { policy, suppressBelow: k }: DisclosurePolicy): readonly SubmissionWarning[] => {
  const referencesOf = (decisions: readonly DisclosureDecision[]): string =>
    decisions.map(({ value }) => valueReference(value, findIndicator(set, value.indicator)?.number ?? value.indicator)).join(', ');
  const held = HoldReason.options.flatMap((hold): readonly SubmissionWarning[] => {
    const those = sent.filter((decision) => decision.hold === hold);
    if (those.length === 0) return [];
    return [{ code: isHoldOfCorrection(hold) ? 'correction-held-back' : 'figure-held-back', at: referencesOf(those), message: `held back: ${tellHold(hold, k).en}` }];
  });
  const few = policy === 'house@1' ? [] : sent.filter(({ hold, figure }) => {
    if (hold !== undefined || figure === undefined) return false;
    const others = figure.denominator - figure.numerator;
    return [figure.numerator, others].some((people) => people > 0 && people < k);
  });
  return few.length === 0 ? held : [...held, { code: 'few-people-visible', at: referencesOf(few), message: `fewer than ${k} people can be told from the figure; the rule of this profile lets it go` }];
};
