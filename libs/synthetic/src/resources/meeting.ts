import type { CalendarDate } from '@meervoud/kernel';
import type { Basic } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { ownExtension, topic } from './codes.ts';

export interface MeetingDetail {
  readonly topic: 'pressure-ulcer-case-discussion' | 'medication-errors';
  /** Day, or a partial date. */
  readonly on: string;
  /** Absent: the source does not say. */
  readonly multidisciplinary?: boolean;
  readonly basedOnReports?: boolean;
  readonly enteredInError?: boolean;
  readonly recorded: CalendarDate;
}

/** Meeting of the convention: a Basic about the ward, not about a client. */
export const toMeeting = (chart: Chart, detail: MeetingDetail): Basic => {
  const flags = {
    multidisciplinary: detail.multidisciplinary,
    'based-on-reports': detail.basedOnReports,
    'entered-in-error': detail.enteredInError,
  };
  return {
    resourceType: 'Basic',
    id: chart.next('meeting'),
    meta: chart.meta(detail.recorded),
    extension: Object.entries(flags).flatMap(([name, valueBoolean]) =>
      (valueBoolean === undefined ? [] : [{ url: ownExtension(name), valueBoolean }])),
    code: topic(detail.topic),
    subject: chart.subject,
    created: detail.on,
  };
};
