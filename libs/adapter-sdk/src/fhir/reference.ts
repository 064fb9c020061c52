const ID = '[A-Za-z0-9\\-.]{1,64}';
const LITERAL = new RegExp(`^([A-Z][A-Za-z]{1,40})/(${ID})(?:/_history/${ID})?$`);

export interface ResolvedReference { readonly type: string; readonly id: string }

export const isFhirId = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(value);

/**
 * A literal reference within the source itself: `Patient/1`, `Patient/1/_history/2`, or either under `baseUrl`.
 * Undefined for what lies elsewhere: contained (`#1`), `urn:`, or absolute on another base. Never fetches.
 */
export const resolveReference = (reference: string, baseUrl: string | undefined): ResolvedReference | undefined => {
  if (reference.length > 2_048) return undefined;
  const match = LITERAL.exec(/^https?:/i.test(reference) ? withoutBase(reference, baseUrl) : reference);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { type: match[1], id: match[2] };
};

const withoutBase = (reference: string, baseUrl: string | undefined): string => {
  if (baseUrl === undefined || !URL.canParse(reference) || !URL.canParse(baseUrl)) return '';
  const [url, base] = [new URL(reference), new URL(baseUrl)];
  const prefix = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  const own = url.origin === base.origin && `${url.username}${url.password}${url.search}${url.hash}` === '';
  return own && url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : '';
};
