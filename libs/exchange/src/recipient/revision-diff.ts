import { contentHash } from '@meervoud/kernel';
import { z } from 'zod';
import { DeliveredOutcome, DeliveredValue, rowKey } from './delivered-value.ts';

const Side = z.strictObject({ value: z.string(), referenceDate: DeliveredValue.shape.referenceDate, definition: z.string(), outcome: DeliveredOutcome });

/** What a correction does to one row: from what, to what. */
export const ValueChange = z.strictObject({
  change: z.enum(['changed', 'added', 'removed']),
  indicator: z.string(),
  location: DeliveredValue.shape.location,
  from: Side.nullable(),
  to: Side.nullable(),
});
export type ValueChange = z.infer<typeof ValueChange>;

const sideOf = ({ value, referenceDate, definition, outcome }: DeliveredValue): z.infer<typeof Side> => ({ value, referenceDate, definition, outcome });
const saying = ({ referenceDate, definition, outcome }: DeliveredValue): string => contentHash({ referenceDate, definition, outcome });

/** Which rows say something else than in the revision before, in the order of the newer one; a new version that says the same is no change. */
export const diffRevisions = (before: readonly DeliveredValue[], after: readonly DeliveredValue[]): readonly ValueChange[] => {
  const earlier = new Map(before.map((value) => [rowKey(value), value]));
  const later = new Set(after.map(rowKey));
  return [
    ...after.flatMap((to): readonly ValueChange[] => {
      const from = earlier.get(rowKey(to));
      if (from && saying(from) === saying(to)) return [];
      return [{ change: from ? 'changed' : 'added', indicator: to.indicator, location: to.location, from: from ? sideOf(from) : null, to: sideOf(to) }];
    }),
    ...before.filter((value) => !later.has(rowKey(value)))
      .map((from): ValueChange => ({ change: 'removed', indicator: from.indicator, location: from.location, from: sideOf(from), to: null })),
  ];
};
