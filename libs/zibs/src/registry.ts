import type { z } from 'zod';
import { HealthcareProvider } from './healthcare-provider.ts';
import { PressureUlcer } from './pressure-ulcer.ts';
import { FoodPreferences, MedicationReview, Meeting, ToiletingPlan } from './quality-topics.ts';
import { Stay } from './stay.ts';
import { AdvanceDirective, TreatmentDirective2 } from './treatment-directive.ts';
import { WlzIndicatie } from './wlz-indicatie.ts';

/** Every building block that some indicator reads. What is not here does not enter. */
export const zibs = {
  HealthcareProvider,
  Stay,
  WlzIndicatie,
  PressureUlcer,
  TreatmentDirective2,
  AdvanceDirective,
  ToiletingPlan,
  FoodPreferences,
  MedicationReview,
  Meeting,
} as const;

export type ZibName = keyof typeof zibs;
export type ZibRecord<Name extends ZibName = ZibName> = { [N in Name]: z.infer<(typeof zibs)[N]> }[Name];
export type ClientZibName = Exclude<ZibName, 'HealthcareProvider' | 'Meeting'>;

export const zibNames = Object.keys(zibs) as readonly ZibName[];

/**
 * When a record holds: the field it starts by and the field it ends by. A zib with a single date
 * (a talk, a review, a meeting) happened on that day.
 */
export const datesOf = {
  Stay: { from: 'start', until: 'end' },
  WlzIndicatie: { from: 'validFrom', until: 'validUntil' },
  PressureUlcer: { from: 'dateOfOnset', until: 'abatement' },
  TreatmentDirective2: { from: 'dateTime', until: 'end' },
  AdvanceDirective: { from: 'dateTime', until: 'end' },
  ToiletingPlan: { from: 'effective', until: 'end' },
  FoodPreferences: { on: 'date' },
  MedicationReview: { on: 'performed' },
  Meeting: { on: 'date' },
  HealthcareProvider: {},
} as const satisfies { [N in ZibName]: ZibDates<N> };

type FieldOf<N extends ZibName> = Exclude<keyof ZibRecord<N>, 'zib' | 'id' | 'origin' | 'subject'>;
export interface ZibDates<N extends ZibName = ZibName> {
  readonly from?: FieldOf<N>;
  readonly until?: FieldOf<N>;
  readonly on?: FieldOf<N>;
}

/** Parse what an adapter delivers. Throws a ZodError that names the fields, not their contents. */
export const parseRecord = (candidate: { readonly zib: ZibName }): ZibRecord =>
  zibs[candidate.zib].parse(candidate) as ZibRecord;
