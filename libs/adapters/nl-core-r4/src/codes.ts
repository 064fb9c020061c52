import { codeSet } from '@meervoud/adapter-sdk';
import { hl7, SNOMED } from '@meervoud/nl-core';

// What only the Consents of zib2020 in R4 are marked with (zibs.md §2.2).
export const treatmentScope = codeSet(hl7('consentscope'), { treatment: 'treatment' });
export const treatmentDirective = codeSet(SNOMED, { '129125009': 'TreatmentDirective2' });
export const specificationOther = 'http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther';

export const directiveScope = codeSet(hl7('consentscope'), { adr: 'adr' });
export const directiveCategory = codeSet(hl7('consentcategorycodes'), { acd: 'acd' });
