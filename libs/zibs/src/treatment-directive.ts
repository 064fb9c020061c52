import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/** zib TreatmentDirective2 (BehandelAanwijzing): an agreement to give or withhold a treatment. */
export const TreatmentDirective2 = clientZib('TreatmentDirective2', {
  /** SNOMED CT code of the treatment, or `OTH`. */
  treatment: z.string().optional(),
  /** BehandelBesluit: permit (0), other with text (1), deny (2); `undecided` for UNK, NASK and ASKU (R7). */
  treatmentDecision: z.enum(['permit', 'other', 'deny', 'undecided']),
  /** Day of the most recent review. */
  dateTime: PartialDate.optional(),
  end: PartialDate.optional(),
});
export type TreatmentDirective2 = z.infer<typeof TreatmentDirective2>;

/** zib AdvanceDirective (Wilsverklaring): the client's own declaration; supporting evidence (R7). */
export const AdvanceDirective = clientZib('AdvanceDirective', {
  /** WilsverklaringTypeCodelijst (2.16.840.1.113883.2.4.3.11.60.40.4.14.1); `DO` is a donor form. */
  livingWillType: z.enum(['NR', 'VOL', 'VERB', 'VERBVL', 'MON', 'EU', 'EUD', 'LW', 'DO', 'ZB', 'OTH']),
  dateTime: PartialDate.optional(),
  end: PartialDate.optional(),
});
export type AdvanceDirective = z.infer<typeof AdvanceDirective>;
