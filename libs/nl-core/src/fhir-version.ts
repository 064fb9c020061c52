import { isObject, type JsonObject } from '@meervoud/adapter-sdk';

export type FhirVersion = '3.0.2' | '4.0.1';

/** An element that only one version has, or has in that shape: `stage` as one object, `performer.role` at all. */
type Sign = readonly [path: string, shape?: 'text' | 'object' | 'list'];
type Signs = Readonly<Record<FhirVersion, readonly Sign[]>>;

/** From the definitions of both versions (hl7.org/fhir/STU3, hl7.org/fhir/R4, "R3 diff") and zibs.md §3. */
const signs: ReadonlyMap<unknown, Signs> = new Map(Object.entries<Signs>({
  Condition: {
    '3.0.2': [['clinicalStatus', 'text'], ['verificationStatus', 'text'], ['stage', 'object'], ['assertedDate'], ['abatementBoolean'], ['context']],
    '4.0.1': [['clinicalStatus', 'object'], ['verificationStatus', 'object'], ['stage', 'list'], ['recordedDate'], ['recorder'], ['encounter']],
  },
  Consent: {
    '3.0.2': [['identifier', 'object'], ['period'], ['consentingParty'], ['except'], ['actor']],
    '4.0.1': [['identifier', 'list'], ['scope'], ['provision'], ['performer'], ['verification']],
  },
  Encounter: {
    '3.0.2': [['reason'], ['incomingReferral'], ['diagnosis.role']],
    '4.0.1': [['reasonCode'], ['reasonReference'], ['basedOn'], ['location.physicalType'], ['diagnosis.use'], ['serviceType']],
  },
  Procedure: {
    '3.0.2': [['notDone'], ['notDoneReason'], ['context'], ['definition'], ['performer.role']],
    '4.0.1': [['statusReason'], ['encounter'], ['recorder'], ['asserter'], ['performer.function']],
  },
  Observation: {
    '3.0.2': [['comment'], ['related'], ['context']],
    '4.0.1': [['note'], ['hasMember'], ['derivedFrom'], ['encounter'], ['focus'], ['effectiveInstant'], ['component.valueBoolean']],
  },
  CarePlan: {
    '3.0.2': [['context'], ['definition'], ['activity.detail.category'], ['activity.detail.definition'], ['activity.detail.prohibited']],
    '4.0.1': [['encounter'], ['created'], ['activity.detail.kind'], ['activity.detail.doNotPerform']],
  },
  MedicationStatement: { '3.0.2': [['taken'], ['reasonNotTaken']], '4.0.1': [['statusReason']] },
  Coverage: { '3.0.2': [['grouping'], ['sequence']], '4.0.1': [['class'], ['costToBeneficiary'], ['subrogation']] },
}));

/**
 * The FHIR version a resource is written in, judged by its shape alone, never by the profile it claims. Undefined when nothing
 * in it tells, or when it mixes both: then either reading is as good, because where no sign stands the versions are alike.
 */
export const versionOf = (resource: JsonObject): FhirVersion | undefined => {
  const known = signs.get(resource['resourceType']);
  if (known === undefined) return undefined;
  const [isStu3, isR4] = [known['3.0.2'].some((sign) => stands(resource, sign)), known['4.0.1'].some((sign) => stands(resource, sign))];
  return isStu3 === isR4 ? undefined : isStu3 ? '3.0.2' : '4.0.1';
};

const stands = (resource: JsonObject, [path, shape]: Sign): boolean =>
  path.split('.').reduce<readonly unknown[]>((values, name) => values.flatMap((value) => valuesAt(value, name)), [resource])
    .some((value) => shape === undefined || shape === shapeOf(value));

const valuesAt = (value: unknown, name: string): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) => (isObject(item) && Object.hasOwn(item, name) ? [item[name]] : []));

const shapeOf = (value: unknown): Sign[1] =>
  (Array.isArray(value) ? 'list' : isObject(value) ? 'object' : typeof value === 'string' ? 'text' : undefined);
