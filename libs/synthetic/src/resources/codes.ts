import { canonical } from '@meervoud/kernel';
import type { CodeableConcept, Coding } from 'fhir/r4.js';

export const SNOMED = 'http://snomed.info/sct';
export const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
/** Own convention (docs/vendors/convention.md). */
export const QUALITY_TOPIC = canonical('CodeSystem/quality-topic');

export const concept = (system: string, code: string, display?: string): CodeableConcept => ({
  coding: [coding(system, code, display)],
});
export const coding = (system: string, code: string, display?: string): Coding =>
  display === undefined ? { system, code } : { system, code, display };
export const snomed = (code: string, display: string): CodeableConcept => concept(SNOMED, code, display);
export const topic = (code: string): CodeableConcept => concept(QUALITY_TOPIC, code);
export const ownExtension = (name: string): string => canonical(`StructureDefinition/${name}`);

export const nlCore = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/nl-core-${name}`;
export const nictizExtension = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/ext-${name}`;
export const namingSystem = (name: string): string => `http://fhir.nl/fhir/NamingSystem/${name}`;
