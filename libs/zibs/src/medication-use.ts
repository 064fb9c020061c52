import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/**
 * What a medicine is, as far as the policy set asks: a group of psychotropics by its ATC code (antipsychotics, anxiolytics, hypnotics
 * and sedatives, antidepressants; zibs.md §7), or anything else.
 */
export const PsychotropicGroup = z.enum(['N05A', 'N05B', 'N05C', 'N06A', 'other']);
export type PsychotropicGroup = z.infer<typeof PsychotropicGroup>;

/** zib MedicationUse2 (MedicatieGebruik): that a client uses a medicine, or not. Which medicine does not enter: only its group does. */
export const MedicationUse = clientZib('MedicationUse', {
  /** Absent: the product has no ATC code that tells, so it cannot be classified. That is unknown for every group. */
  psychotropicGroup: PsychotropicGroup.optional(),
  /** GebruikIndicator; absent where the source does not know. */
  taken: z.boolean().optional(),
  start: PartialDate.optional(),
  /** Last day of use; absent: it runs on (S9). */
  end: PartialDate.optional(),
});
export type MedicationUse = z.infer<typeof MedicationUse>;
