import type { CalendarDate } from '@meervoud/kernel';
import type { Procedure, ProcedurePerformer } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { coding, nlCore, snomed, topic } from './codes.ts';

export interface ProcedureDetail {
  readonly code: readonly [code: string, display: string];
  readonly status?: Procedure['status'];
  /** Date, partial date or date-time; or a period of one day. */
  readonly performed?: string;
  readonly asPeriod?: boolean;
  readonly performer?: readonly ProcedurePerformer[];
  readonly recorded: CalendarDate;
}

export const toProcedure = (chart: Chart, kind: string, detail: ProcedureDetail): Procedure => ({
  resourceType: 'Procedure',
  id: chart.next(kind),
  meta: chart.meta(detail.recorded, nlCore('Procedure-event')),
  status: detail.status ?? 'completed',
  code: snomed(...detail.code),
  subject: chart.subject,
  ...(detail.performed && (detail.asPeriod
    ? { performedPeriod: { start: detail.performed, end: detail.performed } }
    : { performedDateTime: detail.performed })),
  ...(detail.performer && { performer: [...detail.performer] }),
});

export const medicationReviewCode = ['182836005', 'beoordeling van medicatie'] as const;
export const conversationCode = ['713603004', 'advance care planning'] as const;

/** The care worker who hands out the medication (own convention). */
export const careWorker: ProcedurePerformer = { function: topic('medication-care-worker'), actor: { display: 'verzorgende' } };
export const physician: ProcedurePerformer = {
  function: { coding: [coding('http://fhir.nl/fhir/NamingSystem/uzi-rolcode', '01.047', 'Specialist ouderengeneeskunde')] },
  actor: { display: 'specialist ouderengeneeskunde' },
};
/** Someone was there, but as what is not recorded. */
export const somebody: ProcedurePerformer = { actor: { display: 'medewerker' } };
