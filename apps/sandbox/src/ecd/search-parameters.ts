import type { CapabilityStatementRestResourceSearchParam } from 'fhir/r4.js';

type ParameterType = CapabilityStatementRestResourceSearchParam['type'];

/** Search parameters by name, with their FHIR type. */
export const parameterTypes = {
  _id: 'token', _lastUpdated: 'date', _profile: 'uri',
  code: 'token', category: 'token', type: 'token', class: 'token', patient: 'reference', subject: 'reference',
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
  CarePlan: ['category', 'patient', 'subject'],
  Observation: ['code', 'category', 'patient', 'subject'],
  Basic: ['code', 'patient', 'subject'],
  AllergyIntolerance: ['code', 'category', 'patient'],
} as const satisfies Record<string, readonly ParameterName[]>;
export type ServedType = keyof typeof own;

export const servedTypes = Object.keys(own) as readonly ServedType[];
export const isServed = (resourceType: string): resourceType is ServedType => Object.hasOwn(own, resourceType);
export const parametersOf = (resourceType: ServedType): readonly ParameterName[] => [...ALWAYS, ...own[resourceType]];
