import { codeSet } from '@meervoud/adapter-sdk';
import { SNOMED } from '@meervoud/nl-core';

// What only the Consents of zib2017 in STU3 are marked with (zibs.md §2.2).
export const treatmentDirective = codeSet(SNOMED, { '11291000146105': 'TreatmentDirective' });
export const advanceDirective = codeSet(SNOMED, { '11341000146107': 'AdvanceDirective' });

/** TreatmentPermitted: yes; yes, but with restrictions; no. "Yes, but" is "other" in zib2020 (R7: an agreement too). */
export const treatmentPermitted = codeSet(['urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4'], { JA: 'permit', JA_MAAR: 'other', NEE: 'deny' });

const nictiz = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/${name}`;
export const extensions = {
  treatment: nictiz('zib-TreatmentDirective-Treatment'),
  treatmentPermitted: nictiz('zib-TreatmentDirective-TreatmentPermitted'),
  verification: nictiz('zib-TreatmentDirective-Verification'),
  lastDressingChange: nictiz('condition-dateOfLastDressingChange'),
} as const;
