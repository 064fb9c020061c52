import type { z } from 'zod';
import { FreedomRestrictingIntervention } from './freedom-restricting-intervention.ts';
import { HealthcareProvider } from './healthcare-provider.ts';
import { MedicationUse } from './medication-use.ts';
import { PressureUlcer } from './pressure-ulcer.ts';
import { FoodPreferences, MedicationReview, Meeting, ToiletingPlan } from './quality-topics.ts';
import { SickReport, StaffContract, WorkedHours } from './staff.ts';
import { Stay } from './stay.ts';
import { SurveyResponse } from './survey-response.ts';
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
  FreedomRestrictingIntervention,
  ToiletingPlan,
  FoodPreferences,
  MedicationReview,
  MedicationUse,
  Meeting,
  SurveyResponse,
  StaffContract,
  WorkedHours,
  SickReport,
} as const;

export type ZibName = keyof typeof zibs;
export type ZibRecord<Name extends ZibName = ZibName> = { [N in Name]: z.infer<(typeof zibs)[N]> }[Name];
export type StaffZibName = 'StaffContract' | 'WorkedHours' | 'SickReport';
export type ClientZibName = Exclude<ZibName, 'HealthcareProvider' | 'Meeting' | 'SurveyResponse' | StaffZibName>;

export const zibNames = Object.keys(zibs) as readonly ZibName[];

const staffZibs: ReadonlySet<ZibName> = new Set<StaffZibName>(['StaffContract', 'WorkedHours', 'SickReport']);
/** Is its subject a member of staff, and no client? */
export const isAboutStaff = (zib: ZibName): boolean => staffZibs.has(zib);

/**
 * When a record holds: the field it starts by and the field it ends by. A zib with a single date
 * (a talk, a review, a meeting) happened on that day. Without an end a record runs (R14), except where a status
 * and the last evidence speak of its end (R5).
 */
export const datesOf = {
  Stay: { from: 'start', until: 'end' },
  WlzIndicatie: { from: 'validFrom', until: 'validUntil' },
  PressureUlcer: { from: 'dateOfOnset', until: 'abatement', status: 'clinicalStatus', evidence: 'lastEvidence' },
  TreatmentDirective2: { from: 'dateTime', until: 'end' },
  AdvanceDirective: { from: 'dateTime', until: 'end' },
  FreedomRestrictingIntervention: { from: 'start', until: 'end' },
  ToiletingPlan: { from: 'effective', until: 'end' },
  FoodPreferences: { on: 'date' },
  MedicationReview: { on: 'performed' },
  MedicationUse: { from: 'start', until: 'end' },
  Meeting: { on: 'date' },
  SurveyResponse: { on: 'date' },
  StaffContract: { from: 'start', until: 'end' },
  WorkedHours: { from: 'start', until: 'end' },
  SickReport: { from: 'start', until: 'end' },
  HealthcareProvider: {},
} as const satisfies { [N in ZibName]: ZibDates<N> };

type FieldOf<N extends ZibName> = Exclude<keyof ZibRecord<N>, 'zib' | 'id' | 'origin' | 'subject'>;
export interface ZibDates<N extends ZibName = ZibName> {
  readonly from?: FieldOf<N>;
  readonly until?: FieldOf<N>;
  readonly on?: FieldOf<N>;
  /** `active` or `resolved`: whether it still goes on, for a record without an end. */
  readonly status?: FieldOf<N>;
  /** Last day it was looked at: tells how fresh the status, or its absence, is. */
  readonly evidence?: FieldOf<N>;
}

/** Where a record belongs: the field that names its location, and for a ward's record the field that names the ward. */
export const placesOf = {
  Stay: { location: 'location' },
  HealthcareProvider: { location: 'partOf', ward: 'id' },
  Meeting: { ward: 'ward' },
  SurveyResponse: { location: 'location' },
} as const satisfies { readonly [N in ZibName]?: ZibPlaces<N> };

export interface ZibPlaces<N extends ZibName = ZibName> {
  readonly location?: FieldOf<N>;
  readonly ward?: FieldOf<N> | 'id';
}

/** Parse what an adapter delivers. Throws a ZodError that names the fields, not their contents. */
export const parseRecord = (candidate: { readonly zib: ZibName }): ZibRecord =>
  zibs[candidate.zib].parse(candidate) as ZibRecord;
