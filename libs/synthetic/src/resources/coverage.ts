import type { CalendarDate } from '@meervoud/kernel';
import type { Coverage } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { coding, ownExtension, topic } from './codes.ts';

export const GENERIC_FUNCTIONS_PROFILES =
  'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-wlz-zorgprofielen-cs';
export const COD163 = 'http://istandaarden.nl/ibieb/codelijsten/COD163';

export interface IndicationDetail {
  /** Care profile as the source spells it: `5VV`, `9bVV`. */
  readonly profile: string;
  readonly system?: string;
  readonly status?: Coverage['status'];
  readonly start: string;
  readonly end?: string;
  /** Absent: the source does not say, which means without. */
  readonly withTreatment?: boolean;
  /** instelling, vpt, mpt or pgb; absent: the source does not say. */
  readonly form?: string;
  readonly recorded: CalendarDate;
}

/** Wlz indication of the convention: a Coverage with the care profile as an extension. */
export const toIndication = (chart: Chart, detail: IndicationDetail): Coverage => ({
  resourceType: 'Coverage',
  id: chart.next('wlz'),
  meta: chart.meta(detail.recorded),
  extension: [
    { url: ownExtension('wlz-zorgprofiel'), valueCoding: coding(detail.system ?? GENERIC_FUNCTIONS_PROFILES, detail.profile) },
    ...(detail.withTreatment === undefined ? [] : [{ url: ownExtension('wlz-with-treatment'), valueBoolean: detail.withTreatment }]),
    ...(detail.form === undefined ? [] : [{ url: ownExtension('wlz-leveringsvorm'), valueString: detail.form }]),
  ],
  status: detail.status ?? 'active',
  type: topic('wlz-indicatie'),
  beneficiary: chart.subject,
  period: { start: detail.start, ...(detail.end && { end: detail.end }) },
  payor: [{ display: 'Wlz' }],
});
