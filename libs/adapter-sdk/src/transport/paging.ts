import type { FhirLimits } from '../fhir-source-config.ts';
import { identityHash } from '../fhir/identity.ts';
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
 * Pages until there is no next link; while one is used, the next is on its way, and no more than that one.
 * F1: throws `paging-loop` (halt) when a URL returns or too many pages in a row bring nothing new, and `too-many-pages`
 * at the cap. A page that fails throws, after what came before it: the end is never guessed.
 */
export async function* pagesOf({ baseUrl, limits, first, follow }: Paging): AsyncGenerator<Page> {
  const seenUrls = new Set<string>();
  // hashes, not texts: this only tells whether pages still bring anything, so a rare clash does no harm
  const seen = new Set<number>();
  let idle = 0;
  let count = 0;
  const advance = async (page: Page, next: string): Promise<Page> => {
    const url = checkedNext(next, page.url, baseUrl);
    if (seenUrls.has(url)) throw transportError('paging-loop', url, 'The next link leads to a page that was read before.');
    if (idle >= limits.idlePages) throw transportError('paging-loop', url, `${idle} pages in a row brought nothing new.`);
    if (count >= limits.pages) throw transportError('too-many-pages', url, `The search has more than ${limits.pages} pages.`);
    return follow(url);
  };

  for (let page: Page | undefined = await first(); page !== undefined;) {
    count += 1;
    seenUrls.add(page.url);
    const known = seen.size;
    for (const resource of page.resources) seen.add(identityHash(resource));
    idle = seen.size > known ? 0 : idle + 1;
    const following: Promise<Page | undefined> = page.next === undefined ? Promise.resolve(undefined) : advance(page, page.next);
    // it is waited for below, or not at all when the reader stops here
    following.catch(() => undefined);
    yield page;
    page = await following;
  }
}
