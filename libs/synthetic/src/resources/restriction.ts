import type { CalendarDate } from '@meervoud/kernel';
import type { Procedure } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { concept, nictizExtension, nlCore, snomed, topic } from './codes.ts';

/** Interventions of the general and the Wzd list of zib2020, and what there is for what they leave out. */
const interventions = {
  belt: snomed('123961000146106', 'mechanische fixatie met onrustband'),
  bedRails: snomed('123921000146104', 'mechanische fixatie met onvrijwillige hele bedhekken'),
  chairTray: snomed('124021000146102', 'mechanische fixatie met rolstoelblad'),
  holding: snomed('225212001', 'vasthouden'),
  forcedMedication: snomed('29211000146105', 'gedwongen toedienen van medicatie'),
  compellingSpeech: topic('psychological-restriction'),
  bedSensor: snomed('121401000146101', 'constante supervisie met bedsensor'),
  camera: snomed('121411000146104', 'constante supervisie met camera'),
  constantSupervision: snomed('225309002', 'constante supervisie'),
  seclusion: snomed('90278001', 'separeren van patiënt'),
  noVisitors: snomed('121601000146103', 'beperken van recht op ontvangen van bezoek'),
  otherInWords: { ...concept('http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'OTH'), text: 'schoenen weggezet' },
  restrictionOfMovement: snomed('225317005', 'beperking van bewegingsvrijheid'),
  notOnTheList: snomed('71388002', 'verrichting'),
} as const;
export type Intervention = keyof typeof interventions;

export interface RestrictionDetail {
  readonly intervention: Intervention;
  readonly start: string;
  readonly end?: string;
  /** A point in time: `performedDateTime`. */
  readonly once?: true;
  readonly status?: Procedure['status'];
  readonly recorded: CalendarDate;
}

/** zib FreedomRestrictingIntervention, with the assent that no indicator reads. */
export const toRestriction = (chart: Chart, { intervention, start, end, once, status = 'completed', recorded }: RestrictionDetail): Procedure => ({
  resourceType: 'Procedure',
  id: chart.next('restriction'),
  meta: chart.meta(recorded, nlCore('FreedomRestrictingIntervention')),
  status,
  category: snomed('225317005', 'beperking van bewegingsvrijheid'),
  code: interventions[intervention],
  subject: chart.subject,
  ...(once ? { performedDateTime: start } : { performedPeriod: { start, ...(end === undefined ? {} : { end }) } }),
  extension: [{
    url: nictizExtension('FreedomRestrictingIntervention.Assent'),
    valueCodeableConcept: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1', '4', 'Instemming wettelijke vertegenwoordiger'),
  }],
});
