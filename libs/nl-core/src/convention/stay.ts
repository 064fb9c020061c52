import {
  codingsOf, defineMapping, FhirConcept, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, Unusable, type ZibMapping,
} from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { inpatient, placeType } from '../codes/convention.ts';
import { tokens, tokensInEveryName } from '../codes/systems.ts';
import { extensionsAt } from '../extension.ts';
import type { FhirVersion } from '../fhir-version.ts';

/** STU3 has no `location.physicalType`: it comes back from R4 as an extension (hl7.org/fhir/R4/versions.html#extensions). */
export const physicalTypeInStu3 = 'http://hl7.org/fhir/4.0/StructureDefinition/extension-Encounter.location.physicalType';

const place = z.object({
  location: FhirReference.optional(), physicalType: FhirConcept.optional(), extension: z.unknown().optional(), status: z.string().optional(),
});
type Place = z.infer<typeof place>;
const typeOf: Readonly<Record<FhirVersion, (entry: Place) => unknown>> = {
  '4.0.1': ({ physicalType }) => physicalType,
  '3.0.2': ({ extension }) => extensionsAt(extension, physicalTypeInStu3)[0]?.['valueCodeableConcept'],
};
/** In STU3 data the code system of the class goes by its old name and by its new one (zibs.md §3). */
const search: Readonly<Record<FhirVersion, string>> = {
  '4.0.1': `Encounter?class=${tokens(inpatient)}`,
  '3.0.2': `Encounter?class=${tokensInEveryName(inpatient)}`,
};

/** Stay (own convention): an Encounter of class IMP. Its status never ends it, only its period does (R14). */
export const stay = (version: FhirVersion): ZibMapping => defineMapping({
  zib: 'Stay',
  resourceType: 'Encounter',
  search: [search[version]],
  recognise: (encounter) => hasCode(inpatient, encounter['class']),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    period: FhirPeriod,
    location: z.array(place).default([]),
  }),
  map: (encounter, read) => {
    read.status(encounter.status, ['arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'unknown']);
    return {
      subject: read.subject(encounter.subject, 'subject'),
      ...placesOf(encounter.location, typeOf[version], read),
      ...read.period(encounter.period, 'period'),
    };
  },
});

/** `wa` is the ward; a building, a site or no type is the location; a room or a bed is not needed. */
const placesOf = (
  entries: readonly Place[], typeIn: (entry: Place) => unknown, read: Reading,
): { readonly location: string | undefined; readonly ward: string | undefined } => {
  const found: { location?: string; ward?: string } = {};
  entries.forEach((entry, index) => {
    const { location, status } = entry;
    const type = typeIn(entry);
    const path = `location[${index}]`;
    const kind = codingsOf(type).length === 0 ? 'location' : matchesOf(placeType, type)[0]?.meaning;
    if (kind === undefined || status === 'planned' || status === 'reserved') return;
    const id = read.idOf('Location', location, `${path}.location`);
    if (id !== undefined && (found[kind] ?? id) !== id) throw new Unusable('several-locations', path);
    if (id !== undefined) found[kind] = id;
  });
  return { location: found.location, ward: found.ward };
};
