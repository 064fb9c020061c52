import { canonical } from '@meervoud/kernel';
import type { CodeableConcept, Coding } from 'fhir/r4.js';

export const SNOMED = 'http://snomed.info/sct';
export const TOPIC = canonical('CodeSystem/quality-topic');
export const hl7 = (name: string): string => `http://terminology.hl7.org/CodeSystem/${name}`;
export const concept = (system: string, code: string): CodeableConcept => ({ coding: [{ system, code }] });

const zorgprofielen = 'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-wlz-zorgprofielen-cs';
/** Mostly those that are counted. */
export const careProfiles: readonly Coding[] = [
  ...['4VV', '5VV', '5VV', '5VV', '6VV', '6VV', '6VV', '7VV', '7VV', '8VV', '9bVV', '9BVV', '10VV', '3VV', '9AVV']
    .map((code) => ({ system: zorgprofielen, code })),
  { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' },
];

/** Categories 1 to 4 in old and new codes, and two that cannot be staged. */
export const categories = [
  '421076008', '1163217004', '420324007', '1163220007', '421927004', '1163222004', '420597008', '1163224003',
  '421594008', '723071003', '723073000',
] as const;
/** Ulcers that leave the category to the stage, some that name it themselves, and a mere risk. */
export const ulcerCodes = [
  '399912005', '399912005', '399912005', '1163215007', '165260000', '420324007', '421076008', '421594008', '285304000',
] as const;

/** Interventions of every kind, mechanical ones more often, and some that name no kind. */
export const restrictions: readonly CodeableConcept[] = [
  ...[
    '123921000146104', '123921000146104', '123961000146106', '123941000146105', '124021000146102', '68894007', '386423001', '225212001',
    '29211000146105', '121401000146101', '225309002', '90278001', '121601000146103', '225317005', '71388002',
  ].map((code) => concept(SNOMED, code)),
  concept(hl7('v3-NullFlavor'), 'OTH'), concept(TOPIC, 'psychological-restriction'),
];
