import { type Bilingual, canonical } from '@meervoud/kernel';
import type { Extension } from 'fhir/r4.js';

/** Code systems of HL7 and others that a Measure or a MeasureReport speaks in. */
export const systems = {
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  improvement: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation',
  library: 'http://terminology.hl7.org/CodeSystem/library-type',
  measureType: 'http://terminology.hl7.org/CodeSystem/measure-type',
  population: 'http://terminology.hl7.org/CodeSystem/measure-population',
  scoring: 'http://terminology.hl7.org/CodeSystem/measure-scoring',
  resourceType: 'http://hl7.org/fhir/resource-types',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  country: 'urn:iso:std:iso:3166',
  kvk: 'http://fhir.nl/fhir/NamingSystem/kvk',
  ucum: 'http://unitsofmeasure.org',
} as const;

/** Extensions of HL7 and of its quality guides (CQFM, CQF). */
export const extensionsOfHl7 = {
  absent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  criteriaReference: 'http://hl7.org/fhir/StructureDefinition/cqf-criteriaReference',
  dataRequirements: 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-effectiveDataRequirements',
} as const;

/** An extension of our own, by its name. */
export const extension = <Value extends object>(name: string, value: Value): { readonly url: string } & Value =>
  ({ url: canonical(`StructureDefinition/${name}`), ...value });

export const dataAbsent = (code: string): { readonly url: string; readonly valueCode: string } =>
  ({ url: extensionsOfHl7.absent, valueCode: code });

/** A CodeableConcept of one code. */
export const concept = (system: string, code: string): { coding: { system: string; code: string }[] } =>
  ({ coding: [{ system, code }] });

/** The English of a Dutch text, for the `_` beside the element. */
export const inEnglish = ({ en }: Bilingual): { extension: Extension[] } => ({
  extension: [{
    url: extensionsOfHl7.translation, extension: [{ url: 'lang', valueCode: 'en' }, { url: 'content', valueString: en }],
  }],
});

/** Sentences behind each other, in both languages. */
export const together = (sentences: readonly Bilingual[]): Bilingual =>
  ({ nl: sentences.map(({ nl }) => nl).join(' '), en: sentences.map(({ en }) => en).join(' ') });
