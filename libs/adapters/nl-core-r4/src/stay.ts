import { defineMapping, FhirConcept, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, Unusable } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { inpatient, placeType, tokens } from './codes.ts';

const place = z.object({ location: FhirReference.optional(), physicalType: FhirConcept.optional(), status: z.string().optional() });

/** Stay (own convention): an Encounter of class IMP. Its status never ends it, only its period does (R14). */
export const stay = defineMapping({
  zib: 'Stay',
  resourceType: 'Encounter',
  search: [`Encounter?class=${tokens(inpatient)}`],
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
      ...placesOf(encounter.location, read),
      ...read.period(encounter.period, 'period'),
    };
  },
});

/** `wa` is the ward; a building, a site or no type is the location; a room or a bed is not needed. */
const placesOf = (entries: readonly z.infer<typeof place>[], read: Reading): { readonly location: string | undefined; readonly ward: string | undefined } => {
  const found: { location?: string; ward?: string } = {};
  entries.forEach(({ location, physicalType, status }, index) => {
    const path = `location[${index}]`;
    const kind = physicalType?.coding === undefined ? 'location' : matchesOf(placeType, physicalType)[0]?.meaning;
    if (kind === undefined || status === 'planned' || status === 'reserved') return;
    const id = read.idOf('Location', location, `${path}.location`);
    if (id !== undefined && (found[kind] ?? id) !== id) throw new Unusable('several-locations', path);
    if (id !== undefined) found[kind] = id;
  });
  return { location: found.location, ward: found.ward };
};
