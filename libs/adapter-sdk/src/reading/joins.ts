import { codeOf, KnownError, type Logger } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { resolveReference } from '../fhir/reference.ts';
import { type Joined, joinedAmong } from '../mapping/join.ts';
import type { ZibMapping } from '../mapping/mapping.ts';
import type { Page } from '../transport/bundle.ts';
import type { FhirSource } from '../transport/fhir-source.ts';
import { Newest } from './newest.ts';

/** A page, with what its resources refer to and their mappings join. */
export interface JoinedPage {
  readonly joined: Joined;
  /** `Medication/1`: they speak through what refers to them. */
  readonly referred: ReadonlySet<string>;
  /** Those that did not come along and were read one by one, as far as they could be read. */
  readonly apart: readonly JsonObject[];
}

export interface JoinDeps {
  readonly mappings: readonly ZibMapping[];
  readonly wanted: ReadonlySet<ZibName>;
  readonly server: Pick<FhirSource, 'read'>;
  readonly baseUrl: string;
  readonly log: Logger;
}

/** So many are remembered, whatever the source refers to; what is forgotten is read again. */
const REMEMBERED = 1_000;

/** Brings what mappings join, page by page. What cannot be read is left out, and the mapper finds nothing there. */
export const openJoins = ({ mappings, wanted, server, baseUrl, log }: JoinDeps): ((page: Page) => Promise<JoinedPage>) => {
  const joining = mappings.filter(({ zib, joins }) => wanted.has(zib) && joins.length > 0);
  const remembered = new Map<string, JsonObject | undefined>();
  const forbidden = new Set<string>();
  const remember = (reference: string, resource: JsonObject | undefined): void => {
    remembered.delete(reference);
    remembered.set(reference, resource);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  const readOne = async (reference: string): Promise<JsonObject | undefined> => {
    const type = typeIn(reference);
    if (forbidden.has(type)) return undefined;
    try {
      const found = await server.read(reference);
      return typeof found === 'object' && referenceTo(found) === reference ? found : undefined;
    } catch (thrown) {
      // what may pass must not turn into "unknown"; what stays so is told where it is missed
      if (!(thrown instanceof KnownError) || thrown.recovery === 'retry' || thrown.code === 'source-refused-token') throw thrown;
      if (codeOf(thrown) === 'source-forbidden') forbidden.add(type);
      log.warn('the source does not give what a resource refers to', { code: codeOf(thrown), url: type });
      return undefined;
    }
  };

  return async ({ resources }) => {
    const referred = new Set(joining.length === 0 ? [] : resources.flatMap((resource) => referencesOf(resource, joining, baseUrl)));
    if (referred.size === 0) return { joined: () => undefined, referred, apart: [] };
    const found = new Map<string, JsonObject>();
    for (const resource of new Newest().among(resources.filter((one) => referred.has(referenceTo(one))))) {
      found.set(referenceTo(resource), resource);
      remember(referenceTo(resource), resource);
    }
    const apart: JsonObject[] = [];
    for (const reference of referred) {
      if (found.has(reference)) continue;
      const isNew = !remembered.has(reference);
      const resource = isNew ? await readOne(reference) : remembered.get(reference);
      remember(reference, resource);
      if (resource === undefined) continue;
      found.set(reference, resource);
      if (isNew) apart.push(resource);
    }
    return { joined: joinedAmong(found.values()), referred, apart };
  };
};

const typeIn = (reference: string): string => reference.slice(0, reference.indexOf('/'));
const referenceTo = ({ resourceType, id }: JsonObject): string => `${String(resourceType)}/${String(id)}`;

/** What the mapping that takes this resource joins, of the type it says. Bears any JSON. */
const referencesOf = (resource: JsonObject, joining: readonly ZibMapping[], baseUrl: string): readonly string[] => {
  const mapping = joining.find(({ resourceType, recognise }) => resourceType === resource['resourceType'] && recognise(resource));
  return (mapping?.joins ?? []).flatMap(({ element, resourceType }) => {
    const value = resource[element];
    const reference = isObject(value) ? value['reference'] : undefined;
    const resolved = typeof reference === 'string' ? resolveReference(reference, baseUrl) : undefined;
    return resolved?.type === resourceType ? [`${resolved.type}/${resolved.id}`] : [];
  });
};
