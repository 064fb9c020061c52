import type { CalendarDate } from '@meervoud/kernel';
import type { Consent } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { concept, nictizExtension, nlCore, NULL_FLAVOR, snomed } from './codes.ts';

export const treatments = [
  ['89666000', 'cardiopulmonale resuscitatie'],
  ['305351004', 'opname op intensive care'],
  ['32485007', 'opname in ziekenhuis'],
  ['281789004', 'antibiotische therapie'],
  ['40617009', 'kunstmatige beademing'],
] as const;

export interface DirectiveDetail {
  readonly treatment?: readonly [code: string, display: string];
  /** Absent with `other`, and when nothing was decided. */
  readonly decision?: 'permit' | 'deny';
  /** "Anders, namelijk": the text that takes the place of a decision. */
  readonly other?: string;
  /** Why nothing was decided. */
  readonly nullFlavor?: 'UNK' | 'NASK' | 'ASKU';
  readonly status?: Consent['status'];
  readonly dateTime?: string;
  readonly end?: string;
  /** A modifier that no reader can know. */
  readonly unknownModifier?: boolean;
  readonly recorded: CalendarDate;
}

const CONSENT_SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';

/** nl-core-TreatmentDirective2 (BehandelAanwijzing): "other" hides its decision in a modifier extension. */
export const toTreatmentDirective = (chart: Chart, detail: DirectiveDetail): Consent => {
  const modifiers = [
    ...(detail.other ? [{ url: nictizExtension('TreatmentDirective2.SpecificationOther'), valueString: detail.other }] : []),
    ...(detail.unknownModifier ? [{ url: 'https://ecd.example/StructureDefinition/withdrawn', valueBoolean: true }] : []),
  ];
  const flavor = detail.nullFlavor && {
    extension: [{ url: nictizExtension('CodeSpecification'), valueCodeableConcept: concept(NULL_FLAVOR, detail.nullFlavor) }],
  };
  return {
    resourceType: 'Consent',
    id: chart.next('directive'),
    meta: chart.meta(detail.recorded, nlCore('TreatmentDirective2')),
    ...(modifiers.length > 0 && { modifierExtension: modifiers }),
    status: detail.status ?? 'active',
    scope: concept(CONSENT_SCOPE, 'treatment', 'Treatment'),
    category: [snomed('129125009', 'verrichting met expliciete context')],
    patient: chart.subject,
    ...(detail.dateTime && { dateTime: detail.dateTime }),
    policy: [{ uri: 'https://wetten.overheid.nl/' }],
    provision: {
      ...(detail.decision && { type: detail.decision }),
      ...(flavor && { _type: flavor }),
      ...(detail.end && { period: { end: detail.end } }),
      code: [snomed(...(detail.treatment ?? treatments[0]))],
    },
  };
};

/** nl-core-AdvanceDirective (Wilsverklaring); `DO` is a donor form. */
export const toAdvanceDirective = (chart: Chart, type: 'NR' | 'EU' | 'DO', dateTime: CalendarDate): Consent => ({
  resourceType: 'Consent',
  id: chart.next('advance-directive'),
  meta: chart.meta(dateTime, nlCore('AdvanceDirective')),
  status: 'active',
  scope: concept(CONSENT_SCOPE, 'adr', 'Advanced Care Directive'),
  category: [concept('http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'acd', 'Advance Directive')],
  patient: chart.subject,
  dateTime,
  policy: [{ uri: 'https://wetten.overheid.nl/' }],
  provision: { code: [concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', type)] },
});
