import type { CapabilityStatementRestResourceSearchParam } from 'fhir/r4.js';
import type { ServedVersion } from './served-version.ts';

type ParameterType = CapabilityStatementRestResourceSearchParam['type'];

/** Search parameters by name, with their FHIR type. */
export const parameterTypes = {
  _id: 'token', _lastUpdated: 'date', _profile: 'uri',
  code: 'token', category: 'token', type: 'token', class: 'token', patient: 'reference', subject: 'reference',
  beneficiary: 'reference', 'activity-code': 'token',
} as const satisfies Record<string, ParameterType>;
export type ParameterName = keyof typeof parameterTypes;

const ALWAYS = ['_id', '_lastUpdated', '_profile'] as const satisfies readonly ParameterName[];

/** What each resource type can be searched by, besides the three that always work. */
const own = {
  Organization: ['type'],
  Location: ['type'],
  Patient: [],
  Encounter: ['class', 'type', 'patient', 'subject'],
  Coverage: ['type', 'patient'],
  Condition: ['code', 'category', 'patient', 'subject'],
  Consent: ['category', 'patient'],
  Procedure: ['code', 'category', 'patient', 'subject'],
  CarePlan: ['category', 'activity-code', 'patient', 'subject'],
  Observation: ['code', 'category', 'patient', 'subject'],
  MedicationStatement: ['category', 'patient', 'subject'],
  Medication: ['code'],
  Basic: ['code', 'patient', 'subject'],
  AllergyIntolerance: ['code', 'category', 'patient'],
} as const satisfies Record<string, readonly ParameterName[]>;
export type ServedType = keyof typeof own;

/** By what name a search may ask for what its resources refer to, and the element that refers. */
export const includable: { readonly [Type in ServedType]?: Readonly<Record<string, string>> } = {
  MedicationStatement: { 'MedicationStatement:medication': 'medicationReference' },
};

export const servedTypes = Object.keys(own) as readonly ServedType[];
export const isServed = (resourceType: string): resourceType is ServedType => Object.hasOwn(own, resourceType);
/** Where the versions differ in name: a Coverage was not searched by patient before R4. */
const inStu3: { readonly [Type in ServedType]?: readonly ParameterName[] } = { Coverage: ['type', 'beneficiary'] };

export const parametersOf = (resourceType: ServedType, version: ServedVersion): readonly ParameterName[] =>
  [...ALWAYS, ...(version === '3.0.2' ? inStu3[resourceType] : undefined) ?? own[resourceType]];
