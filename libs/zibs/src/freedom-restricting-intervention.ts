import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/** Kinds of restriction, in the order of rows 4.1c-j (indicators.md §2.2). */
export const RestrictionKind = z.enum(['mechanical', 'physical', 'pharmacological', 'psychological', 'electronic', 'one-on-one', 'seclusion', 'other']);
export type RestrictionKind = z.infer<typeof RestrictionKind>;

/** zib FreedomRestrictingIntervention (VrijheidsbeperkendeInterventie), in zib2017 FreedomRestrictingMeasures (zibs.md §2.3). */
export const FreedomRestrictingIntervention = clientZib('FreedomRestrictingIntervention', {
  /** Absent: a restriction, and nobody says of what kind. That is unknown for every kind. */
  kind: RestrictionKind.optional(),
  start: PartialDate.optional(),
  /** Absent: it runs on, whatever its status (R14). */
  end: PartialDate.optional(),
});
export type FreedomRestrictingIntervention = z.infer<typeof FreedomRestrictingIntervention>;
