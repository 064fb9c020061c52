import { KnownError, type Recovery } from '@meervoud/kernel';

/** A URL fit for logs and errors: no query, no fragment, no credentials. */
export const placeOfUrl = (url: string): string => {
  if (!URL.canParse(url)) return 'an unreadable URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
};

/** Everything the transport throws, besides the reason of an abort. Listed in `docs/errors.md`. */
const known = {
  'source-unavailable': { recovery: 'retry', expected: 'an answer within the time limits' },
  'source-refused-token': { recovery: 'halt', expected: 'a token that the source accepts' },
  'source-forbidden': { recovery: 'halt', expected: 'a token with the right to read' },
  'source-refused-search': { recovery: 'halt', expected: 'a search that the source supports, under the right base URL' },
  'source-error': { recovery: 'halt', expected: 'a Bundle without errors' },
  'token-refused': { recovery: 'halt', expected: 'a client id and secret that the token endpoint accepts' },
  'scope-narrowed': { recovery: 'halt', expected: 'every scope of auth.scope granted, or a smaller auth.scope' },
  'tls-refused': { recovery: 'halt', expected: 'a valid certificate for this host by an authority we trust (tls.authority), TLS 1.2 or newer, and our own accepted' },
  'fhir-version-wrong': { recovery: 'halt', expected: 'a base URL of the FHIR version of the adapter' },
  'token-malformed': { recovery: 'halt', expected: 'JSON with an access_token of type Bearer' },
  'redirect-refused': { recovery: 'halt', expected: 'an answer from the configured address itself' },
  'response-too-large': { recovery: 'halt', expected: 'a page within limits.pageBytes, compressionRatio and pageEntries; set a smaller pageSize' },
  'not-fhir-json': { recovery: 'halt', expected: 'Content-Type application/fhir+json in UTF-8' },
  'malformed-utf8': { recovery: 'halt', expected: 'UTF-8' },
  'malformed-json': { recovery: 'halt', expected: 'valid JSON' },
  'duplicate-key': { recovery: 'halt', expected: 'each name once in an object' },
  'forbidden-key': { recovery: 'halt', expected: 'no name __proto__' },
  'too-deep': { recovery: 'halt', expected: 'JSON nested within limits.jsonDepth' },
  'malformed-bundle': { recovery: 'halt', expected: 'a Bundle of type searchset' },
  'foreign-next-link': { recovery: 'halt', expected: 'a next link under the configured base URL' },
  'paging-loop': { recovery: 'halt', expected: 'pages that come to an end' },
  'too-many-pages': { recovery: 'halt', expected: 'a search within limits.pages' },
} as const satisfies Record<string, { readonly recovery: Recovery; readonly expected: string }>;

export type TransportErrorCode = keyof typeof known;

/** `message` is one plain sentence without data of a client; `url` is stripped of its query. */
export const transportError = (code: TransportErrorCode, url: string, message: string, recovery?: Recovery): KnownError =>
  new KnownError({ code, recovery: recovery ?? known[code].recovery, expected: known[code].expected, at: placeOfUrl(url), message });
