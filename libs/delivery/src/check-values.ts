import { asksPlace, asksRow, type DisclosurePolicy, type ExchangeProfile, sizeLeaks } from '@meervoud/exchange';
import { type Campaign, findIndicator, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { answerOf, type Outcome, type Value, valueReference } from '@meervoud/value';

export interface SubmissionWarning {
  readonly code: 'too-few-themes-chosen' | 'text-may-tell-group-size' | 'figure-held-back' | 'correction-held-back' | 'few-people-visible';
  readonly message: string;
  /** Location, or value reference. */
  readonly at: string;
}

/** What the access log takes. */
const MAX_REASON = 1000;

const isOwed = ({ kind, obligation }: IndicatorDefinition): boolean => kind !== 'header' && obligation !== 'optional';

/** Has this row a value of its own there? Of a set that is asked of locations the organization has only what counts clients and wards. */
export const isCountedAt = ({ level }: IndicatorSet, indicator: IndicatorDefinition, location: string | null): boolean =>
  location !== null || level === 'organization' || indicator.kind === 'count' || (indicator.kind === 'proportion' && indicator.basis !== 'respondent');

const refuse = (code: string, what: string, references: readonly string[], expected: string): KnownError =>
  new KnownError({ code, recovery: 'halt', message: `${what}: ${references.join(', ')}`, at: references.join(', '), expected });

/** Every owed row of every place the profile asks has a value, else a KnownError `values-missing` naming them all. */
export const requireComplete = (set: IndicatorSet, profile: ExchangeProfile, locations: readonly string[], values: readonly Value[]): void => {
  const present = new Set(values.map(({ location, indicator }) => JSON.stringify([location, indicator])));
  const places = [...locations, ...(asksPlace(profile, null) ? [null] : [])];
  const missing = places.flatMap((location) =>
    set.indicators
      .filter((indicator) => isOwed(indicator) && isCountedAt(set, indicator, location) && asksRow(profile, indicator.id) && !present.has(JSON.stringify([location, indicator.id])))
      .map(({ number }) => valueReference({ reportingYear: set.reportingYear, location }, number)));
  if (places.length === 0) throw refuse('values-missing', 'there is no location to report on', [], 'records of a location');
  if (missing.length > 0) throw refuse('values-missing', 'not derived yet', missing, 'a value for every owed row of every place');
};

/** Where the requester fixes the care profiles the set is counted over those, else a KnownError `population-differs`. */
export const requirePopulation = (set: IndicatorSet, { id, population: { careProfiles } }: ExchangeProfile): void => {
  const counted = set.settings.careProfiles;
  if (careProfiles === undefined || (careProfiles.length === counted.length && counted.every((one) => careProfiles.includes(one)))) return;
  throw new KnownError({
    code: 'population-differs', recovery: 'halt', at: `${set.id} ${set.reportingYear}`,
    message: `${id} asks for other clients than the set counts: care profiles ${counted.join(', ')}`, expected: `care profiles ${careProfiles.join(', ')}`,
  });
};

/** Owed values that need a reviewer's decision before they may leave, by reference (R6, R8). */
export const incompleteReferences = (set: IndicatorSet, values: readonly Value[]): readonly string[] =>
  values.flatMap((value) => {
    const indicator = findIndicator(set, value.indicator);
    if (!indicator || !isOwed(indicator) || value.outcome.kind !== 'incomplete') return [];
    return [`${valueReference(value, indicator.number)} (${value.outcome.reason})`];
  });

/** Throws a KnownError `value-incomplete` naming them all, unless a reviewer accepted them with a reason. */
export const requireDecided = (incomplete: readonly string[], reason: string | undefined): void => {
  const isReason = reason !== undefined && reason.trim() !== '' && reason.length <= MAX_REASON;
  if (incomplete.length === 0 || isReason) return;
  throw refuse('value-incomplete', 'a reviewer must decide on', incomplete,
    `an override, an attestation, or acceptance with a reason of at most ${MAX_REASON} characters`);
};

/** What the approver should know before release; nothing here stops it (R10, R12). */
export const warningsOn = (
  set: IndicatorSet, campaign: Campaign, locations: readonly string[], values: readonly Value[], policy: DisclosurePolicy,
): readonly SubmissionWarning[] => [
  ...locations.flatMap((at): readonly SubmissionWarning[] => {
    const chosen = new Set(campaign.locations[at]?.chosen ?? []).size;
    if (chosen >= set.minimumChosen) return [];
    return [{ code: 'too-few-themes-chosen', at, message: `${chosen} themes chosen for learning and improving; at least ${set.minimumChosen} are asked` }];
  }),
  ...values.flatMap((value) => {
    const at = valueReference(value, findIndicator(set, value.indicator)?.number ?? value.indicator);
    return textsOf(value.outcome).flatMap((text) => sizeLeaks(text, policy.suppressBelow)).map(({ text }): SubmissionWarning =>
      ({ code: 'text-may-tell-group-size', at, message: `'${text}' may tell how small a group is` }));
  }),
];

const textsOf = (outcome: Outcome): readonly string[] => {
  if (outcome.kind === 'withheld') return [outcome.explanation];
  const answer = answerOf(outcome);
  return [...(answer?.type === 'text' ? [answer.value] : []), ...(outcome.kind === 'overridden' ? [outcome.reason] : [])];
};
