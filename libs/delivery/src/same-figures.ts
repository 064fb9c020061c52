import { decideDisclosure, type DisclosedValue, type DisclosurePolicy, type Submission } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { contentHash, type ContentHash } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';

/**
 * What a recipient would read differently if any of it changed: figures, reference dates and the definitions and
 * settings behind them. Which versions of which records they were counted from, and when, is left out.
 */
const figuresOf = (values: readonly DisclosedValue[]): ContentHash =>
  contentHash(values
    .map(({ location, indicator, referenceDate, outcome, manifest: { definition, settings } }) => ({ location, indicator, referenceDate, outcome, definition, settings }))
    .sort((one, other) => (`${one.location} ${one.indicator}` < `${other.location} ${other.indicator}` ? -1 : 1)));

/** Did this submission say what these values say? A record that was touched without a figure changing is no correction. */
export const saysTheSame = async (
  store: Store, set: IndicatorSet, policy: DisclosurePolicy, submission: Submission, disclosed: readonly DisclosedValue[],
): Promise<boolean> => {
  const before: Value[] = [];
  for (const id of submission.values) {
    const value = await store.values.byId(id);
    if (value === undefined || !set.indicators.some((indicator) => indicator.id === value.indicator)) return false;
    before.push(value);
  }
  return figuresOf(await asItLeft(store, set, policy, submission, before)) === figuresOf(disclosed);
};

/** With the decisions of that time; a submission from before they were kept is judged by the rule alone. */
const asItLeft = async (store: Store, set: IndicatorSet, policy: DisclosurePolicy, { id }: Submission, values: readonly Value[]): Promise<readonly DisclosedValue[]> => {
  const kept = await store.disclosures.ofSubmission(id);
  const holds = kept.length === 0 ? undefined : new Map(kept.map(({ location, indicator, hold }) => [JSON.stringify([location, indicator]), hold]));
  return decideDisclosure(set, values, policy, [], [], holds && (({ location, indicator }) => holds.get(JSON.stringify([location, indicator])))).map(({ disclosed }) => disclosed);
};
