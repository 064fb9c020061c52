import { codeOf, type Logger } from '@meervoud/kernel';
import { isObject, type JsonObject } from '../fhir/json.ts';

/** What a CapabilityStatement promises. A promise is used and still verified; what is not promised is not used. */
export interface Capabilities {
  /** `4.0.1`; undefined when the server does not say. */
  readonly fhirVersion: string | undefined;
  /** May resources of this type be searched by this parameter? Undefined: the server does not say, so try and see. */
  offers(resourceType: string, parameter: string): boolean | undefined;
  /** May what such resources refer to be sent along by this `_include`? Undefined: the server does not say, so try and see. */
  includes(resourceType: string, include: string): boolean | undefined;
  /** Profiles the server says its resources of this type conform to, without versions. */
  profiles(resourceType: string): ReadonlySet<string>;
  /** Whether Bulk Data `$export` is offered, for the system or for `Patient` or `Group`. */
  readonly bulkExport: boolean;
}

/** Errors after which a search may still work: there just is no statement. Others would stop the search as well. */
const NO_STATEMENT = new Set([
  'source-refused-search', 'source-forbidden', 'source-error', 'not-fhir-json', 'redirect-refused', 'response-too-large',
  'malformed-bundle', 'malformed-json', 'malformed-utf8', 'duplicate-key', 'forbidden-key', 'too-deep',
]);

export const readCapabilities = async (ask: () => Promise<unknown>, log: Logger): Promise<Capabilities> => {
  try {
    return toCapabilities(await ask());
  } catch (thrown) {
    if (!NO_STATEMENT.has(codeOf(thrown))) throw thrown;
    log.warn('the source gives no CapabilityStatement', { code: codeOf(thrown) });
    return toCapabilities(undefined);
  }
};

const listOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const namesOf = (value: unknown): readonly string[] => listOf(value).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));

/** Bears any JSON: what is not understood is not promised. */
export const toCapabilities = (statement: unknown): Capabilities => {
  const known = isObject(statement) && statement['resourceType'] === 'CapabilityStatement' ? statement : {};
  const rest = listOf(known['rest']).find(({ mode }) => mode === 'server') ?? {};
  const resources = listOf(rest['resource']);
  const shared = namesOf(rest['searchParam']);
  const own = new Map(resources.map((resource) => [String(resource['type']), new Set([...shared, ...namesOf(resource['searchParam'])])]));
  const says = [...own.values()].some((names) => names.size > 0);
  const saysIncludes = resources.some(({ searchInclude }) => Array.isArray(searchInclude) && searchInclude.length > 0);
  const operations = [rest, ...resources].flatMap(({ operation }) => namesOf(operation));
  return {
    fhirVersion: typeof known['fhirVersion'] === 'string' ? known['fhirVersion'] : undefined,
    offers: (type, parameter) => (says ? own.get(type)?.has(parameter) : undefined),
    includes: (type, include) => (saysIncludes ? included(resources, type).some((name) => name === include || name === '*') : undefined),
    profiles: (type) => new Set(resources.filter((resource) => resource['type'] === type).flatMap(profilesOf)),
    bulkExport: operations.some((name) => name.replace('$', '') === 'export'),
  };
};

const included = (resources: readonly JsonObject[], type: string): readonly unknown[] =>
  resources.filter((resource) => resource['type'] === type).flatMap(({ searchInclude }): readonly unknown[] => (Array.isArray(searchInclude) ? searchInclude : []));

/** `supportedProfile` (R4) and `profile` (R4 and, as references, STU3). */
const profilesOf = ({ supportedProfile, profile }: JsonObject): readonly string[] =>
  [supportedProfile, profile].flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .map((value) => (isObject(value) ? value['reference'] : value))
    .flatMap((value) => (typeof value === 'string' ? [value.split('|')[0] ?? ''] : []));
