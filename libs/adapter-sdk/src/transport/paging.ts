import type { FhirLimits } from '../fhir-source-config.ts';
import type { JsonObject } from '../fhir/json.ts';
import { originOf } from '../mapping/map-resource.ts';
import type { Page } from './bundle.ts';
import { transportError } from './errors.ts';
import { checkedNext } from './next-link.ts';

export interface Paging {
  readonly baseUrl: string;
  readonly limits: Pick<FhirLimits, 'pages' | 'idlePages'>;
  readonly first: () => Promise<Page>;
  readonly follow: (url: string) => Promise<Page>;
}

/**
 * Pages until there is no next link. F1: throws `paging-loop` (halt) when a URL returns or too many pages in a row
 * bring nothing new, and `too-many-pages` at the cap. A page that fails throws: the end is never guessed.
 */
export async function* pagesOf({ baseUrl, limits, first, follow }: Paging): AsyncGenerator<Page> {
  const seenUrls = new Set<string>();
  const seenVersions = new Set<string>();
  let idle = 0;
  let page = await first();
  for (let count = 1; ; count += 1) {
    seenUrls.add(page.url);
    const known = seenVersions.size;
    for (const resource of page.resources) seenVersions.add(versionOf(resource));
    idle = seenVersions.size > known ? 0 : idle + 1;
    yield page;
    if (page.next === undefined) return;
    const url = checkedNext(page.next, page.url, baseUrl);
    if (seenUrls.has(url)) throw transportError('paging-loop', url, 'The next link leads to a page that was read before.');
    if (idle >= limits.idlePages) throw transportError('paging-loop', url, `${idle} pages in a row brought nothing new.`);
    if (count >= limits.pages) throw transportError('too-many-pages', url, `The search has more than ${limits.pages} pages.`);
    page = await follow(url);
  }
}

const versionOf = (resource: JsonObject): string => {
  const { reference, versionId, lastUpdated } = originOf(resource, '');
  return `${reference}|${versionId ?? ''}|${lastUpdated ?? ''}`;
};
