import { type CodeSet, codeSet } from '@meervoud/adapter-sdk';
import { canonical } from '@meervoud/kernel';

/** Other names under which sources write a code system (zib-codes.json, `systemAliases`). */
export const systemAliases: Readonly<Record<string, readonly string[]>> = {
  'http://snomed.info/sct': ['urn:oid:2.16.840.1.113883.6.96'],
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': ['http://hl7.org/fhir/v3/ActCode'],
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor': ['http://hl7.org/fhir/v3/NullFlavor'],
};

const system = (uri: string): readonly string[] => [uri, ...(systemAliases[uri] ?? [])];
const hl7 = (name: string): readonly string[] => system(`http://terminology.hl7.org/CodeSystem/${name}`);

export const SNOMED = system('http://snomed.info/sct');
export const LOINC = system('http://loinc.org');
export const NULL_FLAVOR = hl7('v3-NullFlavor');
export const QUALITY_TOPIC = canonical('CodeSystem/quality-topic');

/** Extensions of the convention, listed with their values in `fhir/extensions.json`. */
export const extensionNames = ['wlz-zorgprofiel', 'wlz-with-treatment', 'multidisciplinary', 'based-on-reports', 'entered-in-error'] as const;
export type ExtensionName = (typeof extensionNames)[number];
export const meervoudExtension = (name: ExtensionName): string => canonical(`StructureDefinition/${name}`);

/** "A pressure ulcer", with no category: the zib's code, its replacement, and an old one that only says "deep". */
export const pressureUlcer = codeSet(SNOMED, { '399912005': 'ulcer', '1163215007': 'ulcer', '165260000': 'ulcer' });

/** Categories, in the zib's retired codes and the replacements; both stay in use (zibs.md §1.3). */
export const ulcerCategory = codeSet(SNOMED, {
  '421076008': '1', '1163217004': '1',
  '420324007': '2', '1163220007': '2',
  '421927004': '3', '1163222004': '3',
  '420597008': '4', '1163224003': '4',
  '421594008': 'unstageable',
  '723071003': 'deep-tissue-injury', '723073000': 'deep-tissue-injury',
});

export const ulcerRisk = codeSet(SNOMED, { '285304000': 'risk' });

export const clinicalStatus = codeSet(hl7('condition-clinical'), {
  active: 'active', recurrence: 'active', relapse: 'active', inactive: 'resolved', remission: 'resolved', resolved: 'resolved',
});
export const verificationStatus = codeSet(hl7('condition-ver-status'), { refuted: 'refuted', 'entered-in-error': 'entered-in-error' });

export const treatmentScope = codeSet(hl7('consentscope'), { treatment: 'treatment' });
export const treatmentDirective = codeSet(SNOMED, { '129125009': 'TreatmentDirective2' });
/** BehandelingCodelijst: ICU, resuscitation, ventilation, blood product, antibiotics, hospital admission. */
export const treatment = codeSet(SNOMED, {
  '305351004': '305351004', '89666000': '89666000', '40617009': '40617009',
  '116762002': '116762002', '281789004': '281789004', '32485007': '32485007',
});
export const otherTreatment = codeSet(NULL_FLAVOR, { OTH: 'OTH' });
export const specificationOther = 'http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther';
/** "Unknown", "not asked", "asked but unknown": not decided (zibs.md §1.4). */
export const undecided = codeSet(NULL_FLAVOR, { UNK: 'UNK', NASK: 'NASK', ASKU: 'ASKU' });
export const dataAbsentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

export const directiveScope = codeSet(hl7('consentscope'), { adr: 'adr' });
export const directiveCategory = codeSet(hl7('consentcategorycodes'), { acd: 'acd' });
export const livingWillType = codeSet(['urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1'], {
  NR: 'NR', VOL: 'VOL', VERB: 'VERB', VERBVL: 'VERBVL', MON: 'MON', EU: 'EU', EUD: 'EUD', LW: 'LW', DO: 'DO', ZB: 'ZB',
});

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
/** All of our own topics. */
export const topicSets: readonly CodeSet<unknown>[] =
  [wlzIndication, toiletingPlan, toiletingTopic, foodPreferences, foodTopic, medicationCareWorker, meetingTopic];

/** The value of a token search parameter: every code of the sets, as `system|code,system|code`. */
export const tokens = (...sets: readonly CodeSet<unknown>[]): string =>
  sets.flatMap(({ systems, meanings }) => [...meanings.keys()].map((code) => `${systems[0] ?? ''}|${code}`)).join(',');
