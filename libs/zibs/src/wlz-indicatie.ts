import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/** Care profiles of the sector Verpleging en Verzorging (zorgprofiel VV), as KIK-V spells them. */
export const Zorgprofiel = z.enum([
  '1VV', '2VV', '3VV', '4VV', '5VV', '6VV', '7VV', '8VV', '9AVV', '9BVV', '10VV',
]);
export type Zorgprofiel = z.infer<typeof Zorgprofiel>;

/** In what form the care is delivered (leveringsvorm; KIK-V 14.2 and 14.3, indicators.md §5.3). */
export const Leveringsvorm = z.enum(['instelling', 'vpt', 'mpt', 'pgb']);
export type Leveringsvorm = z.infer<typeof Leveringsvorm>;

/** The indication under the long-term care act. No zib carries it: own convention (rulings, last table). */
export const WlzIndicatie = clientZib('WlzIndicatie', {
  zorgprofiel: Zorgprofiel,
  validFrom: PartialDate.optional(),
  validUntil: PartialDate.optional(),
  /** "Met behandeling". Absent means without, as in KIK-V 14.3 (indicators.md §5.3). */
  withTreatment: z.boolean().optional(),
  leveringsvorm: Leveringsvorm.optional(),
});
export type WlzIndicatie = z.infer<typeof WlzIndicatie>;
