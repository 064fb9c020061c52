import { transportError } from './errors.ts';

/**
 * The URL of the next page: opaque, resolved against the page that named it, and only if it has exactly the origin
 * of the base URL (scheme, host, port; no credentials) and lies under its path. Throws `foreign-next-link`
 * (halt) otherwise, before any request: a token never leaves for another host (F5, F6).
 */
export const checkedNext = (next: string, pageUrl: string, baseUrl: string): string => {
  const base = new URL(baseUrl);
  const foreign = (): Error => transportError('foreign-next-link', pageUrl, 'The next link of a page leads away from the source.');
  if (!URL.canParse(next, pageUrl)) throw foreign();
  const url = new URL(next, pageUrl);
  const path = base.pathname.replace(/\/+$/, '');
  const under = url.pathname === path || url.pathname.startsWith(`${path}/`);
  const escapes = /%2f|%5c|%2e/i.test(url.pathname);
  if (url.origin !== base.origin || url.origin === 'null' || `${url.username}${url.password}` !== '' || !under || escapes) throw foreign();
  url.hash = '';
  return url.href;
};
