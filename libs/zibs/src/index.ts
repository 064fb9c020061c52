export { clientZib, Origin, placeZib, SubjectPseudonym } from './zib.ts';
export { Stay } from './stay.ts';
export { Leveringsvorm, WlzIndicatie, Zorgprofiel } from './wlz-indicatie.ts';
export { DecubitusCategory, PressureUlcer } from './pressure-ulcer.ts';
export { FreedomRestrictingIntervention, RestrictionKind } from './freedom-restricting-intervention.ts';
export { MedicationUse, PsychotropicGroup } from './medication-use.ts';
export { AdvanceDirective, TreatmentDirective2 } from './treatment-directive.ts';
export {
  FoodPreferences, FoodTopic, MedicationReview, Meeting, MeetingTopic, ToiletingPlan, ToiletingTopic,
} from './quality-topics.ts';
export { SurveyResponse } from './survey-response.ts';
export { ContractKind, QualificationLevel, SickReport, StaffContract, WorkedHours } from './staff.ts';
export { HealthcareProvider } from './healthcare-provider.ts';
export {
  type ClientZibName, datesOf, isAboutStaff, parseRecord, placesOf, type StaffZibName, type ZibDates, type ZibName, zibNames, type ZibPlaces, type ZibRecord, zibs,
} from './registry.ts';
export { zibTitles } from './titles.ts';
