import type { CalendarDate } from '@meervoud/kernel';
import type { Encounter, EncounterLocation } from 'fhir/r4.js';
import type { Place } from '../scenario/situation.ts';
import type { Chart } from './chart.ts';
import { coding, concept, nlCore } from './codes.ts';

export interface StayDetail {
  /** Absent: the source names no location. */
  readonly place?: Place;
  readonly status?: Encounter['status'];
  /** `IMP` is a stay; `AMB` a visit. */
  readonly class?: 'IMP' | 'AMB';
  readonly start: string;
  readonly end?: string;
  readonly recorded: CalendarDate;
}

const physicalType = (code: 'bu' | 'wa') => concept('http://terminology.hl7.org/CodeSystem/location-physical-type', code);
const at = (location: string, type: 'bu' | 'wa'): EncounterLocation =>
  ({ location: { reference: `Location/${location}`, type: 'Location' }, physicalType: physicalType(type) });

/** Stay of the convention: an Encounter of class IMP that names location and ward. */
export const toStay = (chart: Chart, { place, status, start, end, recorded, ...detail }: StayDetail): Encounter => ({
  resourceType: 'Encounter',
  id: chart.next('stay'),
  meta: chart.meta(recorded, nlCore('Encounter')),
  status: status ?? (end ? 'finished' : 'in-progress'),
  class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', detail.class ?? 'IMP'),
  subject: chart.subject,
  period: { start, ...(end && { end }) },
  ...(place && { location: [at(place.location, 'bu'), at(place.ward, 'wa')] }),
});
