import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib } from './zib.ts';

/**
 * A client lives at a location (Dutch: verblijf). No zib carries it: own convention, an Encounter of
 * class IMP (rulings, last table). Without an end it runs, whatever its status says (ruling R14).
 */
export const Stay = clientZib('Stay', {
  /** Id of the HealthcareProvider record of kind `location`; absent when the source names none (R2). */
  location: z.string().optional(),
  /** Id of the HealthcareProvider record of kind `ward`. */
  ward: z.string().optional(),
  start: PartialDate.optional(),
  end: PartialDate.optional(),
});
export type Stay = z.infer<typeof Stay>;
