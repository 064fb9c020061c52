import { PartialDate } from '@meervoud/kernel';
import { z } from 'zod';
import { clientZib, placeZib } from './zib.ts';

/** Parts of a toileting plan, in the order of rows 5.3a-e. */
export const ToiletingTopic = z.enum(['preferences', 'independence', 'help', 'material', 'other']);
export type ToiletingTopic = z.infer<typeof ToiletingTopic>;

/** Toileting-care plan (plan voor toiletgang). Own convention: CarePlan.activity or Observation. */
export const ToiletingPlan = clientZib('ToiletingPlan', {
  /** False only when the record itself says there is none (zibs.md §8). */
  present: z.boolean(),
  topics: z.array(ToiletingTopic).readonly(),
  effective: PartialDate.optional(),
  end: PartialDate.optional(),
});
export type ToiletingPlan = z.infer<typeof ToiletingPlan>;

/** Subjects of a talk about food and drink, in the order of rows 6.2a-e. */
export const FoodTopic = z.enum(['food-and-drink', 'way-of-offering', 'help', 'time-and-place', 'other']);
export type FoodTopic = z.infer<typeof FoodTopic>;

/** Food preferences discussed with client or family (R16). Own convention: Observation. */
export const FoodPreferences = clientZib('FoodPreferences', {
  discussed: z.boolean(),
  topics: z.array(FoodTopic).readonly(),
  /** Day of the talk. */
  date: PartialDate.optional(),
});
export type FoodPreferences = z.infer<typeof FoodPreferences>;

/** Medication review (SNOMED CT 182836005). Own convention: Procedure with the roles that were there. */
export const MedicationReview = clientZib('MedicationReview', {
  performed: PartialDate.optional(),
  /** A care worker who hands out medication took part; absent when the source names no roles. */
  careWorkerPresent: z.boolean().optional(),
});
export type MedicationReview = z.infer<typeof MedicationReview>;

export const MeetingTopic = z.enum(['pressure-ulcer-case-discussion', 'medication-errors']);
export type MeetingTopic = z.infer<typeof MeetingTopic>;

/** A meeting of a ward (R8). Own convention: Basic. Says nothing about a client. */
export const Meeting = placeZib('Meeting', {
  /** Id of the HealthcareProvider record of kind `ward`. */
  ward: z.string(),
  topic: MeetingTopic,
  date: PartialDate.optional(),
  multidisciplinary: z.boolean().optional(),
  basedOnReports: z.boolean().optional(),
});
export type Meeting = z.infer<typeof Meeting>;
