import { type CodeSet, codeSet, type KnownZib } from '@meervoud/adapter-sdk';
import { known as inBothVersions, LOINC, plainCodes, SNOMED } from '@meervoud/nl-core';

const sct = (...codes: readonly string[]): CodeSet => plainCodes(SNOMED, ...codes);
const at = (element: 'code' | 'category' | 'class', zib: string, resourceType: string, codes: CodeSet): KnownZib =>
  ({ zib, resourceType, at: { element, codes } });

/**
 * What only zib2017 has, or marks in another way than zib2020, to name it (zib-codes.json, and the zib- profiles themselves); then
 * what both have. iWlz is MedMij's exchange of the indication itself: we read the convention's Coverage instead (zibs.md §2.8).
 */
export const known: readonly KnownZib[] = [
  at('class', 'Wlz indication as iWlz document', 'Composition', codeSet(['http://istandaarden.nl/ibieb/codesystemen/COD169'], { 1: '1' })),
  at('code', 'Wound', 'Condition', sct('112633009')),
  at('code', 'BladderFunction', 'Observation', sct('28278009')),
  at('code', 'AbilityToManageMedication', 'Observation', sct('285033005')),
  at('code', 'Mobility', 'Observation', sct('301438001')),
  at('code', 'FluidBalance', 'Observation', sct('364396009')),
  at('code', 'Stoma', 'Observation', sct('245857005')),
  at('code', 'Wound characteristics', 'Observation', sct('364554009')),
  at('code', 'NursingReport', 'Observation', sct('11591000146107')),
  at('code', 'OutcomeOfCare', 'DiagnosticReport', plainCodes(LOINC, '27574-3')),
  at('category', 'GeneralMeasurement', 'Observation', plainCodes(['http://hl7.org/fhir/observation-category'], 'survey')),
  at('category', 'Dispense', 'MedicationDispense', sct('373784005')),
  at('category', 'DispenseRequest', 'MedicationRequest', sct('52711000146108')),
  ...inBothVersions,
  { zib: 'CarePlan', resourceType: 'CarePlan' },
  { zib: 'HealthcareService', resourceType: 'HealthcareService' },
  { zib: 'MedicalDeviceRequest', resourceType: 'DeviceRequest' },
  { zib: 'ProcedureRequest', resourceType: 'ProcedureRequest' },
  { zib: 'Questionnaire', resourceType: 'Questionnaire' },
];
