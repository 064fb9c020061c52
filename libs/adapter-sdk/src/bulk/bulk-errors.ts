import { KnownError, type Recovery } from '@meervoud/kernel';
import { placeOfUrl } from '../transport/errors.ts';

/** What an export throws beside the errors of the transport. Listed in `docs/errors.md`. */
const known = {
  'export-not-offered': { recovery: 'halt', expected: 'a server that answers $export with 202 and a Content-Location' },
  'export-level-too-narrow': { recovery: 'halt', expected: 'level system, or `zibs` without places and meetings: no patient has those' },
  'export-failed': { recovery: 'halt', expected: 'an export that the server brings to an end' },
  'export-too-slow': { recovery: 'retry', expected: 'an export within limits.exportMilliseconds' },
  'export-expired': { recovery: 'retry', expected: 'files that stay until they are read' },
  'export-malformed': { recovery: 'halt', expected: 'a manifest of FHIR Bulk Data with transactionTime, requiresAccessToken and output' },
  'export-foreign-link': { recovery: 'halt', expected: 'links on the origin of the base URL, or files without token on one of fileOrigins' },
  'export-too-large': { recovery: 'halt', expected: 'files within limits.files and limits.fileBytes' },
  'export-file-short': { recovery: 'retry', expected: 'as many lines as the manifest counts' },
  'export-empty': { recovery: 'halt', expected: 'a folder with .ndjson files' },
  'not-ndjson': { recovery: 'halt', expected: 'one FHIR resource in JSON on each line' },
} as const satisfies Record<string, { readonly recovery: Recovery; readonly expected: string }>;

export type BulkErrorCode = keyof typeof known;

/** `message` is one plain sentence without data of a client; `at` is a URL, of which the query is left out, or a file. */
export const bulkError = (code: BulkErrorCode, at: string, message: string): KnownError =>
  new KnownError({ code, ...known[code], at: URL.canParse(at) ? placeOfUrl(at) : at, message });
