import type { FhirResource } from 'fhir/r4.js';
import { concept, namingSystem, nlCore } from '../resources/codes.ts';
import { houses, organization } from './house.ts';

const physicalType = (code: string) => concept('http://terminology.hl7.org/CodeSystem/location-physical-type', code);

/** The organization, its locations, their wards, and a room that nobody needs. */
export const toPlaces = (reportingYear: number): readonly FhirResource[] => {
  const lastUpdated = `${reportingYear}-01-02T08:00:00.000Z`;
  const meta = (profile: string) => ({ versionId: '1', lastUpdated, profile: [nlCore(profile)] });
  const managingOrganization = { reference: `Organization/${organization.id}`, type: 'Organization', display: organization.name };
  const place = (id: string, name: string, type: string, more: object = {}): FhirResource => ({
    resourceType: 'Location',
    id,
    meta: meta('HealthcareProvider'),
    status: 'active',
    name,
    physicalType: physicalType(type),
    managingOrganization,
    ...more,
  });
  const partOf = (id: string) => ({ partOf: { reference: `Location/${id}`, type: 'Location' } });
  return [
    {
      resourceType: 'Organization',
      id: organization.id,
      meta: meta('HealthcareProvider-Organization'),
      identifier: [{ system: namingSystem('kvk'), value: organization.kvk }],
      type: [concept('http://nictiz.nl/fhir/NamingSystem/organization-type', 'R5', 'Verpleeghuis')],
      name: organization.name,
    },
    ...houses.flatMap(({ id, name, vestigingsnummer, wards }) => [
      place(id, name, 'bu', { identifier: [{ system: namingSystem('kvk-vestigingsnummer'), value: vestigingsnummer }] }),
      ...wards.map((ward) => place(ward.id, ward.name, 'wa', partOf(id))),
    ]),
    place('linde-1-huiskamer', 'Huiskamer Bloesem', 'ro', partOf('linde-1')),
  ];
};
