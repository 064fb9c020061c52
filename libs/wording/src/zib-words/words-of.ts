import type { ZibName } from '@meervoud/zibs';
import type { WordsOfAnyZib, WordsOfZib } from '../words-of-zibs.ts';
import { foodPreferences, medicationReview, toiletingPlan } from './agreements.ts';
import { advanceDirective, freedomRestrictingIntervention, pressureUlcer, treatmentDirective2 } from './clinical.ts';
import { medicationUse } from './medication-use.ts';
import { healthcareProvider, stay, wlzIndicatie } from './residence.ts';
import { sickReport, staffContract, workedHours } from './staff.ts';
import { meeting, surveyResponse } from './ward-and-survey.ts';

/** What is said of each zib. A zib, a field or a value that is added does not compile until it has its words here. */
const words: { readonly [Name in ZibName]: WordsOfZib<Name> } = {
  HealthcareProvider: healthcareProvider,
  Stay: stay,
  WlzIndicatie: wlzIndicatie,
  PressureUlcer: pressureUlcer,
  TreatmentDirective2: treatmentDirective2,
  AdvanceDirective: advanceDirective,
  FreedomRestrictingIntervention: freedomRestrictingIntervention,
  ToiletingPlan: toiletingPlan,
  FoodPreferences: foodPreferences,
  MedicationReview: medicationReview,
  MedicationUse: medicationUse,
  Meeting: meeting,
  SurveyResponse: surveyResponse,
  StaffContract: staffContract,
  WorkedHours: workedHours,
  SickReport: sickReport,
};

export const wordsOf = (zib: ZibName): WordsOfAnyZib => words[zib];
