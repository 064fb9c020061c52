import type { CalendarDate } from '@meervoud/kernel';
import type { Condition } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { concept, nlCore, SNOMED, snomed } from './codes.ts';

/** SNOMED CT codes with the display an ECD shows: those of the zib, and those that replaced them. */
export const ulcerCodes = {
  ulcer: ['399912005', 'Pressure ulcer'],
  injury: ['1163215007', 'Pressure injury'],
  risk: ['285304000', 'risico op decubitus'],
  category1: ['421076008', 'decubitus graad 1'],
  category2: ['420324007', 'decubitus graad 2'],
  category3: ['421927004', 'decubitus graad 3'],
  category4: ['420597008', 'decubitus graad 4'],
  stage1: ['1163217004', 'Pressure injury stage I'],
  stage2: ['1163220007', 'Pressure injury stage II'],
  stage3: ['1163222004', 'Pressure injury stage III'],
  stage4: ['1163224003', 'Pressure injury stage IV'],
  unstageable: ['421594008', 'Nonstageable pressure ulcer'],
  deepTissueInjury: ['723071003', 'Pressure injury of deep tissue'],
  suspectedDeepTissueInjury: ['723073000', 'Suspected deep tissue pressure injury'],
} as const satisfies Record<string, readonly [code: string, display: string]>;
export type UlcerCode = keyof typeof ulcerCodes;

export interface UlcerDetail {
  readonly code?: UlcerCode;
  readonly stage?: UlcerCode;
  /** A display that says something else than the code. */
  readonly stageDisplay?: string;
  /** Date or partial date, as the source wrote it; may be nonsense. */
  readonly onset?: string;
  readonly abatement?: string;
  readonly status?: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved';
  readonly verification?: 'confirmed' | 'refuted' | 'entered-in-error';
  readonly recorded: CalendarDate;
  readonly profile?: 'PressureUlcer' | 'Problem';
  readonly note?: string;
}

const bodySites = [snomed('76853006', 'hiel'), snomed('54735007', 'stuit'), snomed('29836001', 'heup')] as const;
const ofUlcer = (code: UlcerCode, display: string = ulcerCodes[code][1]) => concept(SNOMED, ulcerCodes[code][0], display);
const status = (list: string, code: string) => concept(`http://terminology.hl7.org/CodeSystem/${list}`, code);

/** nl-core-PressureUlcer, or the plain nl-core-Problem that some ECDs keep an ulcer in. */
export const toPressureUlcer = (chart: Chart, detail: UlcerDetail): Condition => ({
  resourceType: 'Condition',
  id: chart.next('ulcer'),
  meta: chart.meta(detail.recorded, nlCore(detail.profile ?? 'PressureUlcer')),
  ...(detail.status && { clinicalStatus: status('condition-clinical', detail.status) }),
  ...(detail.verification && { verificationStatus: status('condition-ver-status', detail.verification) }),
  code: ofUlcer(detail.code ?? 'ulcer'),
  bodySite: [chart.random.pick(bodySites)],
  subject: chart.subject,
  ...(detail.onset && { onsetDateTime: detail.onset }),
  ...(detail.abatement && { abatementDateTime: detail.abatement }),
  recordedDate: detail.recorded,
  ...(detail.stage && { stage: [{ summary: ofUlcer(detail.stage, detail.stageDisplay) }] }),
  ...(detail.note && { note: [{ text: detail.note }] }),
});
