import { asksPlace, asksRow, decideDisclosure, type DisclosureDecision, type ExchangeProfile, isHoldOfCorrection } from '@meervoud/exchange';
import { findIndicator, type IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { type Value, valueReference } from '@meervoud/value';

/** A person's decision to let go of figures that are held back for what was released before. */
export interface ReleaseHeld {
  readonly reason: string;
  readonly by: string;
  /** Value references: `2023/de-linde/1.1b`. */
  readonly references: readonly string[];
}

export interface DecideRequest {
  readonly set: IndicatorSet;
  readonly profile: ExchangeProfile;
  /** Every location and the organization: what this recipient does not get, another may. */
  readonly table: readonly Value[];
  readonly released: { readonly organization: string; readonly set: string; readonly reportingYear: number; readonly except?: string | undefined };
  readonly lifted?: ReleaseHeld | undefined;
}

const MAX_REASON = 800;

const referenceOf = (set: IndicatorSet, value: Value): string => valueReference(value, findIndicator(set, value.indicator)?.number ?? value.indicator);

/** What leaves of a table, given all that left before, to whomever. The profile rule looks at what is sent only; the house rule at all. */
export const decideFor = async (store: Store, { set, profile, table, released: { except, ...scope }, lifted }: DecideRequest): Promise<readonly DisclosureDecision[]> => {
  const given = profile.disclosure.policy === 'house@1' ? table : table.filter(({ location, indicator }) => asksPlace(profile, location) && asksRow(profile, indicator));
  const free = given.filter((value) => lifted?.references.includes(referenceOf(set, value)));
  return decideDisclosure(set, given, profile.disclosure, await store.disclosures.released(scope, except), free);
};

/**
 * The references a person let go. Throws a KnownError `not-held-back` (halt) where one of them names nothing, or is hidden for its own sake all the
 * same: a small group is nobody's to release. And where the reason is empty or too long.
 */
export const requireHeld = (set: IndicatorSet, decisions: readonly DisclosureDecision[], asked: ReleaseHeld | undefined): readonly string[] => {
  if (asked === undefined) return [];
  const byReference = new Map(decisions.map((decision) => [referenceOf(set, decision.value), decision]));
  const wrong = asked.references.filter((reference) => {
    const decision = byReference.get(reference);
    return decision === undefined || (decision.hold !== undefined && !isHoldOfCorrection(decision.hold) && decision.hold !== 'would-reveal-another');
  });
  const isReason = asked.reason.trim() !== '' && asked.reason.length <= MAX_REASON;
  if (wrong.length === 0 && isReason) return asked.references;
  throw new KnownError({
    code: 'not-held-back', recovery: 'halt', at: wrong.join(', ') || 'reason',
    message: wrong.length > 0 ? `cannot be released: ${wrong.join(', ')}` : 'a release of what is held back needs a reason',
    expected: `figures held back because of an earlier release, and a reason of at most ${MAX_REASON} characters`,
  });
};
