import type { CapabilityStatement, FhirResource } from 'fhir/r4.js';
import { parametersOf, parameterTypes, servedTypes } from './search-parameters.ts';

export interface ServerUrls {
  readonly fhirUrl: string;
  readonly tokenUrl: string;
}

const profilesOf = (resourceType: string, held: readonly FhirResource[]): string[] =>
  [...new Set(held.filter((resource) => resource.resourceType === resourceType).flatMap(({ meta }) => meta?.profile ?? []))];

/** What this server can do, and the profiles it was seen to hold. */
export const toCapabilityStatement = (urls: ServerUrls, held: readonly FhirResource[]): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2024-01-01',
  kind: 'instance',
  software: { name: 'Meervoud sandbox ECD' },
  implementation: { description: 'Synthetic nursing home; no real person is in it', url: urls.fhirUrl },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{
    mode: 'server',
    security: {
      extension: [{
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [{ url: 'token', valueUri: urls.tokenUrl }],
      }],
      service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }],
    },
    resource: servedTypes.map((type) => ({
      type,
      supportedProfile: profilesOf(type, held),
      interaction: [{ code: 'read' as const }, { code: 'search-type' as const }],
      versioning: 'versioned' as const,
      searchParam: parametersOf(type).map((name) => ({ name, type: parameterTypes[name] })),
    })),
  }],
});
