import { codeSet } from '@meervoud/adapter-sdk';
import type { PsychotropicGroup } from '@meervoud/zibs';
import type { FhirVersion } from '../fhir-version.ts';
import { SNOMED, system } from './systems.ts';

/** The category of MedicationUse differs between mp-MedicationUse2 and zib-MedicationUse (zibs.md §2.4). */
export const medicationUseCategory = {
  '4.0.1': codeSet(SNOMED, { '422979000': 'MedicationUse' }),
  '3.0.2': codeSet(['urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3'], { 6: 'MedicationUse' }),
} as const satisfies Readonly<Record<FhirVersion, unknown>>;

export const ATC = system('http://www.whocc.no/atc');

/** Groups of psychotropics, as prefixes of an ATC code (zibs.md §7). */
export const psychotropicPrefixes = ['N05A', 'N05B', 'N05C', 'N06A'] as const satisfies readonly PsychotropicGroup[];

const nictiz = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/${name}`;
/** Says that the use was stopped, for good or for a while. */
export const stopTypes = [nictiz('ext-StopType'), nictiz('zib-Medication-StopType')] as const;
/** A schedule that repeats: how the medicine is used, and no doubt that it is. */
export const cyclicalSchedules = [nictiz('ext-InstructionsForUse.RepeatPeriodCyclicalSchedule'), nictiz('zib-Medication-RepeatPeriodCyclicalSchedule')] as const;
/** In a period without an end: for how long. */
export const durations = [nictiz('ext-TimeInterval.Duration'), nictiz('zib-MedicationUse-Duration')] as const;
