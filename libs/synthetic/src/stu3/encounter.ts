import type { Encounter } from 'fhir/r4.js';
import { organization } from '../population/house.ts';
import type { Stu3Resource } from './stu3-resource.ts';

/** The official name of an element of R4 in an older version (hl7.org/fhir/R4/versions.html#extensions). */
const PHYSICAL_TYPE = 'http://hl7.org/fhir/4.0/StructureDefinition/extension-Encounter.location.physicalType';

/** STU3 knows no physical type of a location in an Encounter. */
export const toStu3Encounter = ({ location, ...rest }: Encounter): Stu3Resource => ({
  ...rest,
  ...(location && {
    location: location.map(({ physicalType, location: place }) => ({
      ...(physicalType && { extension: [{ url: PHYSICAL_TYPE, valueCodeableConcept: physicalType }] }),
      location: place,
    })),
  }),
  serviceProvider: { reference: `Organization/${organization.id}`, display: organization.name },
});
