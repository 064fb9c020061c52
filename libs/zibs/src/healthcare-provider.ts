import { z } from 'zod';
import { placeZib } from './zib.ts';

/** zib HealthcareProvider (Zorgaanbieder), focal resource Location: a building or a ward in it. */
export const HealthcareProvider = placeZib('HealthcareProvider', {
  name: z.string().min(1),
  /** `ward` when Location.physicalType is `wa`; there is no national code for a ward (zibs.md §4). */
  kind: z.enum(['location', 'ward']),
  /** Id of the location a ward is part of. */
  partOf: z.string().optional(),
  /** KvK vestigingsnummer, 12 digits. */
  vestigingsnummer: z.string().regex(/^\d{12}$/).optional(),
});
export type HealthcareProvider = z.infer<typeof HealthcareProvider>;
