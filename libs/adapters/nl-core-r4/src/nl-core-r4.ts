import { defineFhirAdapter } from '@meervoud/adapter-sdk';
import {
  foodPreferences, freedomRestrictingIntervention, healthcareProvider, known, medicationReview, medicationUse, meeting, stay, toiletingCarePlan, toiletingObservation, wlzIndicatie,
} from '@meervoud/nl-core';
import { advanceDirective } from './advance-directive.ts';
import { pressureUlcer } from './pressure-ulcer.ts';
import { treatmentDirective } from './treatment-directive.ts';

/** An ECD that gives nl-core (zib 2020) resources in FHIR R4, and our convention for what no zib carries. */
export const nlCoreR4 = defineFhirAdapter({
  name: 'nl-core-r4',
  version: '0.1.0',
  fhirVersion: '4.0.1',
  // Places first: whoever stages the rest then knows them.
  mappings: [
    healthcareProvider, stay('4.0.1'), wlzIndicatie, pressureUlcer, treatmentDirective, advanceDirective,
    toiletingCarePlan('4.0.1'), toiletingObservation, foodPreferences, medicationReview,
    freedomRestrictingIntervention, medicationUse('4.0.1'), meeting,
  ],
  known,
});
