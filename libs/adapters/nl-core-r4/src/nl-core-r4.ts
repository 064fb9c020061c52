import { defineFhirAdapter } from '@meervoud/adapter-sdk';
import { advanceDirective } from './advance-directive.ts';
import { foodPreferences } from './food-preferences.ts';
import { healthcareProvider } from './healthcare-provider.ts';
import { known } from './known.ts';
import { medicationReview } from './medication-review.ts';
import { meeting } from './meeting.ts';
import { pressureUlcer } from './pressure-ulcer.ts';
import { stay } from './stay.ts';
import { toiletingCarePlan, toiletingObservation } from './toileting-plan.ts';
import { treatmentDirective } from './treatment-directive.ts';
import { wlzIndicatie } from './wlz-indicatie.ts';

/** An ECD that gives nl-core (zib 2020) resources in FHIR R4, and our convention for what no zib carries. */
export const nlCoreR4 = defineFhirAdapter({
  name: 'nl-core-r4',
  version: '0.1.0',
  fhirVersion: '4.0.1',
  // Places first: whoever stages the rest then knows them.
  mappings: [
    healthcareProvider, stay, wlzIndicatie, pressureUlcer, treatmentDirective, advanceDirective,
    toiletingCarePlan, toiletingObservation, foodPreferences, medicationReview, meeting,
  ],
  known,
});
