import { defineFhirAdapter } from '@meervoud/adapter-sdk';
import {
  foodPreferences, freedomRestrictingIntervention, healthcareProvider, medicationReview, medicationUse, meeting, stay, toiletingCarePlan, toiletingObservation, toiletingProcedure, wlzIndicatie,
} from '@meervoud/nl-core';
import { advanceDirective } from './advance-directive.ts';
import { known } from './known.ts';
import { pressureUlcer } from './pressure-ulcer.ts';
import { treatmentDirective } from './treatment-directive.ts';

/** An ECD that gives zib2017 resources in FHIR STU3, and our convention for what no zib carries. */
export const nlCoreStu3 = defineFhirAdapter({
  name: 'nl-core-stu3',
  version: '0.1.0',
  fhirVersion: '3.0.2',
  // Places first: whoever stages the rest then knows them.
  mappings: [
    healthcareProvider, stay('3.0.2'), wlzIndicatie, pressureUlcer, treatmentDirective, advanceDirective,
    toiletingCarePlan('3.0.2'), toiletingProcedure, toiletingObservation, foodPreferences, medicationReview,
    freedomRestrictingIntervention, medicationUse('3.0.2'), meeting,
  ],
  known,
});
