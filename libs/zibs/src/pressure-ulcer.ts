import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/**
 * The four categories of DecubitusCategorieCodelijst (2.16.840.1.113883.2.4.3.11.60.40.2.19.1.1) and the
 * two findings that the list does not have but sources do record.
 */
export const DecubitusCategory = z.enum(['1', '2', '3', '4', 'unstageable', 'deep-tissue-injury']);
export type DecubitusCategory = z.infer<typeof DecubitusCategory>;

/** zib PressureUlcer (DecubitusWond). The zib has no end and no status: those are FHIR's (zibs.md §1.1). */
export const PressureUlcer = clientZib('PressureUlcer', {
  /** Absent: the source says "pressure ulcer" and no more. That is unknown, never "not one". */
  decubitusCategory: DecubitusCategory.optional(),
  dateOfOnset: PartialDate.optional(),
  abatement: PartialDate.optional(),
  /** Condition.clinicalStatus, reduced to what decides. */
  clinicalStatus: z.enum(['active', 'resolved']).optional(),
  /** The last day the source showed it was looked at: onset, recorded, last dressing change, last update (R5). */
  lastEvidence: PartialDate.optional(),
});
export type PressureUlcer = z.infer<typeof PressureUlcer>;
