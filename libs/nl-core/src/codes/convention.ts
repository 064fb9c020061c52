import { type CodeSet, codeSet } from '@meervoud/adapter-sdk';
import { canonical } from '@meervoud/kernel';
import { hl7, SNOMED } from './systems.ts';

export const QUALITY_TOPIC = canonical('CodeSystem/quality-topic');

/** Extensions of the convention, listed with their values in `fhir/extensions.json`. */
export const extensionNames = ['wlz-zorgprofiel', 'wlz-with-treatment', 'wlz-leveringsvorm', 'multidisciplinary', 'based-on-reports', 'entered-in-error'] as const;
export type ExtensionName = (typeof extensionNames)[number];
export const meervoudExtension = (name: ExtensionName): string => canonical(`StructureDefinition/${name}`);

export const inpatient = codeSet(hl7('v3-ActCode'), { IMP: 'IMP' });
export const placeType = codeSet(hl7('location-physical-type'), { bu: 'location', si: 'location', wa: 'ward' });
export const vestigingsnummer = 'http://fhir.nl/fhir/NamingSystem/kvk-vestigingsnummer';

const profiles = ['1VV', '2VV', '3VV', '4VV', '5VV', '6VV', '7VV', '8VV', '9AVV', '9BVV', '10VV'] as const;
export type Profile = (typeof profiles)[number];
/** Upper and lower case are the same here: the CodeSystem writes `9bVV`, KIK-V `9BVV`. Ask with upper case. */
export const careProfile: CodeSet<Profile> = codeSet(
  ['http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-wlz-zorgprofielen-cs'],
  Object.fromEntries(profiles.map((profile) => [profile, profile])),
);
/** Of COD163 only this one is established (convention). */
export const indicatedProfile: CodeSet<Profile> = codeSet(['http://istandaarden.nl/ibieb/codelijsten/COD163'], { '753': '4VV' });

export const nursingIntervention = codeSet(SNOMED, { '9632001': 'NursingIntervention' });
export const medicationReview = codeSet(SNOMED, { '182836005': 'MedicationReview' });
/** Yes, where FHIR STU3 knows no boolean: `Observation.component`. */
export const affirmative = codeSet(SNOMED, { '373066001': true });

/** The project's own CodeSystem, published in `fhir/CodeSystem-quality-topic.json`. */
const topics = <const Meaning>(meanings: Readonly<Record<string, Meaning>>): CodeSet<Meaning> => codeSet([QUALITY_TOPIC], meanings);
export const wlzIndication = topics({ 'wlz-indicatie': 'WlzIndicatie' });
export const toiletingPlan = topics({ 'toileting-plan': 'ToiletingPlan' });
export const toiletingTopic = topics({
  'toileting-preferences': 'preferences', 'toileting-independence': 'independence', 'toileting-help': 'help',
  'toileting-material': 'material', 'toileting-other': 'other',
});
export const foodPreferences = topics({ 'food-preferences': 'FoodPreferences' });
export const foodTopic = topics({
  'food-and-drink': 'food-and-drink', 'food-way-of-offering': 'way-of-offering', 'food-help': 'help',
  'food-time-and-place': 'time-and-place', 'food-other': 'other',
});
export const medicationCareWorker = topics({ 'medication-care-worker': true });
export const meetingTopic = topics({
  'pressure-ulcer-case-discussion': 'pressure-ulcer-case-discussion', 'medication-errors': 'medication-errors',
});
/** Speaking to somebody compellingly, with the category of a restriction beside it: no zib code says so (zibs.md §8). */
export const psychologicalRestriction: CodeSet<'psychological'> = topics({ 'psychological-restriction': 'psychological' });
/** All of our own topics. */
export const topicSets: readonly CodeSet<unknown>[] =
  [wlzIndication, toiletingPlan, toiletingTopic, foodPreferences, foodTopic, medicationCareWorker, meetingTopic, psychologicalRestriction];
