import { z } from 'zod';
import { FhirRefusal } from './fhir-refusal.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import { referenceIn, toSearch } from './search.ts';
import type { ServedType } from './search-parameters.ts';
import type { ServedVersion } from './served-version.ts';
import type { StoredResource } from './stored-resource.ts';

/** Where a search goes on: type, query as first asked, and the last position that was sent. */
const Cursor = z.tuple([z.string(), z.string(), z.number().int().nonnegative()]);
type Cursor = z.infer<typeof Cursor>;

const seal = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
const unseal = (text: string): Cursor => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new FhirRefusal(400, 'value', 'this _cursor is not one of ours; follow the next link as it was given');
  }
};

export interface PageRequest {
  readonly fhirUrl: string;
  readonly version: ServedVersion;
  readonly resourceType: ServedType;
  readonly query: URLSearchParams;
  readonly pageSize: number;
  /** Takes `_include` and does nothing with it, as servers may. */
  readonly ignoresInclude: boolean;
}

/** A Bundle of type searchset: the same in STU3 and R4. */
export interface SearchPage {
  readonly resourceType: 'Bundle';
  readonly type: 'searchset';
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly { readonly fullUrl: string; readonly resource: StoredResource; readonly search: { readonly mode: 'match' | 'include' } }[];
}

/**
 * One page of a search, with a `next` link while there is more. A walk along the links gives everything that stays on the
 * shelf exactly once: what arrives on the way comes last, and what changes on the way keeps its place. What a page refers to comes along with that page.
 */
export const toSearchPage = (shelf: ResourceShelf, { fhirUrl, version, resourceType, query, pageSize, ignoresInclude }: PageRequest): SearchPage => {
  const sealed = query.get('_cursor');
  const [cursorType, text, after] = sealed === null ? [resourceType, query.toString(), 0] : unseal(sealed);
  if (cursorType !== resourceType) throw new FhirRefusal(400, 'value', 'this _cursor belongs to another resource type');

  const { matches, count, includes } = toSearch(resourceType, new URLSearchParams(text), version);
  const found = shelf.list(resourceType).filter(({ resource }) => matches(resource));
  const size = Math.min(count ?? pageSize, pageSize);
  const rest = found.filter(({ position }) => position > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);

  const url = `${fhirUrl}/${resourceType}`;
  const link = [{ relation: 'self', url: `${url}${query.size > 0 ? `?${query}` : ''}` }];
  if (last && rest.length > page.length) {
    link.push({ relation: 'next', url: `${url}?_cursor=${seal([resourceType, text, last.position])}` });
  }
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link,
    entry: [
      ...page.map(({ resource }) => ({ fullUrl: `${url}/${resource.id}`, resource, search: { mode: 'match' } as const })),
      ...(ignoresInclude ? [] : referredBy(page.map(({ resource }) => resource), includes, shelf))
        .map((resource) => ({ fullUrl: `${fhirUrl}/${resource.resourceType}/${resource.id}`, resource, search: { mode: 'include' } as const })),
    ],
  };
};

const referredBy = (resources: readonly StoredResource[], elements: readonly string[], shelf: ResourceShelf): readonly StoredResource[] => {
  const references = new Set(resources.flatMap((resource) => elements.flatMap((element) => referenceIn(resource, element) ?? [])));
  return [...references].flatMap((reference) => {
    const [type = '', id = ''] = reference.split('/');
    const found = shelf.read(type, id);
    return found === undefined || found === 'deleted' ? [] : [found];
  });
};
