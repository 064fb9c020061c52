import type { Prediction } from '../predict.ts';
import type { Stage } from '../stage.ts';
import { type Check, notApplicable, verdictOf } from './check.ts';

/** `predictions` is shared with the passport, so that nothing is derived twice. */
export const valuesAsPredicted = (predictions: (stage: Stage) => Promise<readonly Prediction[]>): Check => ({
  id: 'values-as-predicted',
  // Everything about the set of records: what is wrong with that is told by the check it belongs to.
  needs: [
    'records-match-schema', 'provides-what-it-promises', 'ids-stable-over-two-reads', 'rejects-are-counted',
    'checkpoint-vouches-for-what-precedes', 'deterministic-order-free', 'entered-in-error-equals-deleted',
  ],
  run: async (stage) => {
    if (stage.material.kind === 'recordings') return notApplicable('nobody knows what recordings should come to');
    const all = await predictions(stage);
    const values = all.reduce((sum, prediction) => sum + prediction.values, 0);
    if (values === 0) return notApplicable('no value can be computed from these zibs alone: name the mappings of the others as `complement`');
    const differences = all.flatMap((prediction) => prediction.differences);
    return verdictOf(differences.map(({ reportingYear, location, indicator, expected, got }) =>
      `${indicator} of ${location ?? 'the organization'} in ${reportingYear}: expected ${expected}, got ${got}`), `${values} values`);
  },
});
