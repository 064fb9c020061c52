import { asksPlace, asksRow, type DisclosedOutcome, type DisclosureDecision, type ExchangeProfile, requireYear } from '@meervoud/exchange';
import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { type Value, valueReference } from '@meervoud/value';
import { isCountedAt, requirePopulation } from './check-values.ts';
import { decideFor } from './decide-for.ts';
import { tellHold } from './tell-hold.ts';

/**
 * - `leaves`: this figure, exactly; `few-visible` where the rule lets go a figure that shows fewer than k people
 * - `held-back`: hidden by the disclosure rule; `withheld`: the provider accounts for it in another way, and says so
 * - `no-figure`: leaves as the reason that there is none; `not-derived`: asked, and there is no value yet
 * - `not-asked`: this profile does not ask it; nothing of it leaves
 */
export type PreviewKind = 'leaves' | 'few-visible' | 'held-back' | 'withheld' | 'no-figure' | 'not-derived' | 'not-asked';

export interface PreviewRow {
  readonly location: string | null;
  readonly indicator: string;
  /** `2023/de-linde/1.1b` */
  readonly reference: string;
  readonly title: Bilingual;
  readonly kind: PreviewKind;
  /** What the recipient reads; absent where nothing of it leaves. */
  readonly outcome?: DisclosedOutcome | undefined;
  readonly why: Bilingual;
}

const nothing: Bilingual = { nl: '', en: '' };

/** Row by row and place by place what would leave under a profile, and what not, and why. Pure; no figure that is held back is in it. */
export const previewOf = (
  set: IndicatorSet, profile: ExchangeProfile, places: readonly (string | null)[], decisions: readonly DisclosureDecision[],
): readonly PreviewRow[] => {
  const known = new Map(decisions.map((decision) => [JSON.stringify([decision.value.location, decision.value.indicator]), decision]));
  return places.flatMap((location) => set.indicators.filter(({ kind }) => kind !== 'header').map((indicator): PreviewRow => {
    const about = { location, indicator: indicator.id, reference: valueReference({ reportingYear: set.reportingYear, location }, indicator.number), title: indicator.title };
    if (!asksPlace(profile, location) || !asksRow(profile, indicator.id)) return { ...about, kind: 'not-asked', why: { nl: 'dit profiel vraagt het niet', en: 'this profile does not ask it' } };
    if (!isCountedAt(set, indicator, location)) return { ...about, kind: 'not-asked', why: { nl: 'dit wordt alleen per locatie bepaald', en: 'this is told of locations only' } };
    const decision = known.get(JSON.stringify([location, indicator.id]));
    return { ...about, ...(decision ? tell(decision, profile) : notDerived(indicator)) };
  }));
};

const notDerived = ({ obligation }: IndicatorDefinition): Pick<PreviewRow, 'kind' | 'why'> => ({
  kind: 'not-derived', why: obligation === 'optional' ? { nl: 'niet ingevuld, en dat hoeft niet', en: 'not filled in, and need not be' } : { nl: 'er is nog geen waarde', en: 'there is no value yet' },
});

const tell = ({ disclosed: { outcome }, hold, figure }: DisclosureDecision, { disclosure: { suppressBelow: k } }: ExchangeProfile): Pick<PreviewRow, 'kind' | 'outcome' | 'why'> => {
  if (hold !== undefined) return { kind: 'held-back', outcome, why: tellHold(hold, k) };
  if (outcome.kind === 'withheld') return { kind: 'withheld', outcome, why: { nl: 'op een andere manier verantwoord', en: 'accounted for in another way' } };
  if (!('answer' in outcome && outcome.answer !== undefined)) return { kind: 'no-figure', outcome, why: nothing };
  const isFew = figure !== undefined && [figure.numerator, figure.denominator - figure.numerator].some((people) => people > 0 && people < k);
  return isFew ? { kind: 'few-visible', outcome, why: { nl: `minder dan ${k} mensen zijn eruit te zien`, en: `fewer than ${k} people can be told from it` } } : { kind: 'leaves', outcome, why: nothing };
};

export interface PreviewRequest {
  readonly store: Store;
  readonly set: IndicatorSet;
  readonly profile: ExchangeProfile;
  readonly organization: string;
  /** To whom, where it is known: a draft for them is no history. */
  readonly recipient?: string | undefined;
}

const NOT_SENT = ['drafted', 'approved', 'released'];

/**
 * What would leave now. Reads, and changes nothing. Throws KnownErrors (halt) `not-owed-for-this-year` and `population-differs`.
 */
export const previewSubmission = async ({ store, set, profile, organization, recipient }: PreviewRequest): Promise<readonly PreviewRow[]> => {
  requireYear(profile, set.reportingYear);
  requirePopulation(set, profile);
  const scope = { organization, set: set.id, reportingYear: set.reportingYear };
  const locations = (await store.records.locations(organization)).map(({ id }) => id);
  const table: readonly Value[] = (await store.values.newest(scope)).filter(({ location }) => location === null || locations.includes(location));
  const revisions = recipient === undefined ? [] : await store.submissions.revisions({ organization, recipient, profile: `${profile.id}@${profile.version}`, reportingYear: set.reportingYear });
  const except = revisions.filter(({ status }) => NOT_SENT.includes(status)).at(-1)?.id;
  return previewOf(set, profile, [...locations, null], await decideFor(store, { set, profile, table, released: { ...scope, except } }));
};
