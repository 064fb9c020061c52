import type { Prediction } from '../predict.ts';
import type { Stage } from '../stage.ts';
import { type Check, notApplicable, verdictOf } from './check.ts';

/** How much was compared, what others had to give for it, and what of the adapter's own no value rests on. */
const scopeOf = ({ adapter: { provides } }: Stage, all: readonly Prediction[]): string => {
  const zibs = [...new Set(all.flatMap((prediction) => prediction.zibs))];
  const borrowed = zibs.filter((zib) => !provides.includes(zib));
  const idle = provides.filter((zib) => !zibs.includes(zib));
  return [
    `${all.reduce((sum, { values }) => sum + values, 0)} values`,
    ...(borrowed.length === 0 ? [] : [`${borrowed.join(', ')} given by the complement`]),
    ...(idle.length === 0 ? [] : [`none rests on ${idle.join(', ')}`]),
  ].join('; ');
};

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
    if (all.every(({ values }) => values === 0)) {
      return notApplicable(stage.settings.complement === undefined
        ? 'no value can be computed from these zibs alone: name the mappings of the others as `complement`' : 'no value rests on these zibs');
    }
    const differences = all.flatMap((prediction) => prediction.differences);
    return verdictOf(differences.map(({ reportingYear, location, indicator, expected, got }) =>
      `${indicator} of ${location ?? 'the organization'} in ${reportingYear}: expected ${expected}, got ${got}`), scopeOf(stage, all));
  },
});
