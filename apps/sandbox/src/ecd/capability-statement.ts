import type * as r3 from 'fhir/r3.js';
import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import { includable, parametersOf, parameterTypes, servedTypes } from './search-parameters.ts';
import type { ServedVersion } from './served-version.ts';
import type { StoredResource } from './stored-resource.ts';

export interface ServerUrls {
  readonly fhirUrl: string;
  readonly tokenUrl: string;
}

const profilesOf = (resourceType: string, held: readonly StoredResource[]): string[] =>
  [...new Set(held.filter((resource) => resource.resourceType === resourceType).flatMap(({ meta }) => meta?.profile ?? []))];

const statement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2024-01-01',
  kind: 'instance',
  software: { name: 'Meervoud sandbox ECD' },
} as const;
const implementation = ({ fhirUrl }: ServerUrls) => ({ description: 'Synthetic nursing home; no real person is in it', url: fhirUrl });

const securityOf = ({ tokenUrl }: ServerUrls, serviceSystem: string) => ({
  extension: [{
    url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
    extension: [{ url: 'token', valueUri: tokenUrl }],
  }],
  service: [{ coding: [{ system: serviceSystem, code: 'OAuth' }] }],
});

const resourcesIn = (version: ServedVersion) => servedTypes.map((type) => ({
  type,
  interaction: [{ code: 'read' }, { code: 'search-type' }] satisfies CapabilityStatementRestResource['interaction'],
  versioning: 'versioned' as const,
  searchParam: parametersOf(type, version).map((name) => ({ name, type: parameterTypes[name] })),
  ...(includable[type] && { searchInclude: Object.keys(includable[type]) }),
}));

/** What this server can do, and the profiles it was seen to hold. */
export const toCapabilityStatement = (
  version: ServedVersion, urls: ServerUrls, held: readonly StoredResource[],
): CapabilityStatement | r3.CapabilityStatement => (version === '3.0.2' ? inStu3(urls, held) : inR4(urls, held));

const inR4 = (urls: ServerUrls, held: readonly StoredResource[]): CapabilityStatement => ({
  ...statement,
  implementation: implementation(urls),
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{
    mode: 'server',
    security: securityOf(urls, 'http://terminology.hl7.org/CodeSystem/restful-security-service'),
    resource: resourcesIn('4.0.1').map((resource) => ({ ...resource, supportedProfile: profilesOf(resource.type, held) })),
    operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
  }],
});

/** STU3 names the profiles of the whole server, and has to say what it does with elements it does not know. */
const inStu3 = (urls: ServerUrls, held: readonly StoredResource[]): r3.CapabilityStatement => ({
  ...statement,
  implementation: implementation(urls),
  fhirVersion: '3.0.2',
  acceptUnknown: 'no',
  format: ['application/fhir+json'],
  profile: servedTypes.flatMap((type) => profilesOf(type, held)).map((reference) => ({ reference })),
  rest: [{
    mode: 'server',
    security: securityOf(urls, 'http://hl7.org/fhir/restful-security-service'),
    resource: resourcesIn('3.0.2'),
  }],
});
