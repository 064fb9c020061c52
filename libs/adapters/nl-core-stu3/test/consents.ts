import { concept, snomed, subject } from './mapping.ts';

const nictiz = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-${name}`;
export const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
export const OLD_NULL_FLAVOR = 'http://hl7.org/fhir/v3/NullFlavor';
const DECISIONS = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4';
export const TYPES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1';

export const permittedAs = (valueCodeableConcept: unknown) => ({ url: nictiz('TreatmentPermitted'), valueCodeableConcept });
export const permitted = (code: string, system = DECISIONS) => permittedAs(concept(system, code));
export const about = (valueCodeableConcept: unknown) => ({ url: nictiz('Treatment'), valueCodeableConcept });
export const verified = (valueDateTime: string) =>
  ({ url: nictiz('Verification'), extension: [{ url: 'Verified', valueBoolean: true }, { url: 'VerificationDate', valueDateTime }] });

/** zib2017 TreatmentDirective about resuscitation, since 1 May 2023. */
export const directive = (decision: object | undefined, more: object = {}): Record<string, unknown> => ({
  resourceType: 'Consent', id: 'd-1', status: 'active', category: [snomed('11291000146105')], patient: subject, period: { start: '2023-05-01' },
  extension: [about(snomed('89666000'))], ...(decision === undefined ? {} : { modifierExtension: [decision] }), ...more,
});

/** zib2017 AdvanceDirective. */
export const living = (code: string, more: object = {}, system = TYPES): Record<string, unknown> => ({
  resourceType: 'Consent', id: 'a-1', status: 'active', category: [snomed('11341000146107'), concept(system, code)], patient: subject, dateTime: '2020-03', ...more,
});
