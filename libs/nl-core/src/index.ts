export { extensionNames, meervoudExtension, nursingIntervention, QUALITY_TOPIC, topicSets } from './codes/convention.ts';
export { otherTreatment, undecided } from './codes/directive.ts';
export { hl7, LOINC, NULL_FLAVOR, plainCodes, SNOMED, systemAliases, tokens, tokensInEveryName } from './codes/systems.ts';
export { clinicalStatus, pressureUlcer, ulcerCategory, ulcerRisk, verificationStatus } from './codes/ulcer.ts';

export { foodPreferences } from './convention/food-preferences.ts';
export { healthcareProvider } from './convention/healthcare-provider.ts';
export { medicationReview } from './convention/medication-review.ts';
export { meeting } from './convention/meeting.ts';
export { physicalTypeInStu3, stay } from './convention/stay.ts';
export { toiletingCarePlan, toiletingObservation, toiletingProcedure } from './convention/toileting-plan.ts';
export { wlzIndicatie } from './convention/wlz-indicatie.ts';

export { isNullFlavoured, livingWillOf, livingWillsOf, type Placed, treatmentsOf } from './directive.ts';
export { eitherVersion } from './either-version.ts';
export { dateAt, extensionsAt } from './extension.ts';
export { type FhirVersion, versionOf } from './fhir-version.ts';
export { freedomRestrictingIntervention } from './freedom-restricting-intervention.ts';
export { known } from './known.ts';
export { medicationUse } from './medication-use.ts';
export { beganOn, endedOn, isAboutUlcer, toPressureUlcer, ulcerElements, type UlcerFacts, ulcerSearch } from './pressure-ulcer.ts';
export { stopped } from './status.ts';
export { zibsInR4 } from './zibs-in-r4.ts';
