import { codingsOf, defineMapping, FhirConcept, FhirReference, matchesOf } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { placeType, vestigingsnummer } from '../codes/convention.ts';

/** Building, site or no type: a location. Ward: a ward. Rooms, beds and the like are no record. */
const kindOf = (physicalType: unknown): 'location' | 'ward' | undefined =>
  codingsOf(physicalType).length === 0 ? 'location' : matchesOf(placeType, physicalType)[0]?.meaning;

/**
 * zib HealthcareProvider: a Location. A closed one stays, because earlier years were counted there. Its record id is the
 * bare id of the Location, which is what stays and meetings name.
 */
export const healthcareProvider = defineMapping({
  zib: 'HealthcareProvider',
  resourceType: 'Location',
  search: ['Location'],
  recognise: ({ physicalType }) => kindOf(physicalType) !== undefined,
  recordId: (id) => id,
  reads: z.object({
    name: z.string().min(1),
    physicalType: FhirConcept.optional(),
    partOf: FhirReference.optional(),
    identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).default([]),
  }),
  map: (location, read) => {
    const index = location.identifier.findIndex(({ system }) => system === vestigingsnummer);
    const number = location.identifier[index]?.value;
    const isNumber = number !== undefined && /^\d{12}$/.test(number);
    if (index >= 0 && !isNumber) read.finding('identifier-ignored', `identifier[${index}]`);
    return {
      name: location.name,
      kind: kindOf(location.physicalType) ?? 'location',
      partOf: read.idOf('Location', location.partOf, 'partOf'),
      vestigingsnummer: isNumber ? number : undefined,
    };
  },
});
