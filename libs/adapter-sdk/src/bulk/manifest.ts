import { z } from 'zod';
import { FhirInstant } from '../fhir/elements.ts';
import { parseJson } from '../fhir/json.ts';
import { bulkError } from './bulk-errors.ts';
import type { BulkServerConfig } from './bulk-config.ts';

const File = z.object({ type: z.string().regex(/^[A-Z][A-Za-z]{1,40}$/), url: z.string().min(1).max(8_192), count: z.int().min(0).optional() });
const files = z.array(File).default([]);
/** The complete status answer of FHIR Bulk Data 2.0; what we do not read is left. */
const Manifest = z.object({
  transactionTime: FhirInstant.unwrap(), requiresAccessToken: z.boolean(), output: z.array(File), deleted: files, error: files, outcome: files,
});
export type ExportFile = z.infer<typeof File>;
export type Manifest = Omit<z.infer<typeof Manifest>, 'transactionTime'> & { readonly transactionTime: NonNullable<z.infer<typeof Manifest>['transactionTime']> };

/** Throws `export-malformed`, `export-too-large` or `export-foreign-link` (all halt), before any file is asked for. */
export const toManifest = (text: string, statusUrl: string, { server, fileOrigins, limits }: BulkServerConfig): Manifest => {
  const parsed = parseJson(text, limits.jsonDepth);
  const manifest = 'value' in parsed ? Manifest.safeParse(parsed.value) : undefined;
  const { transactionTime } = manifest?.data ?? {};
  if (manifest?.data === undefined || transactionTime === undefined) throw bulkError('export-malformed', statusUrl, 'The server did not answer with the manifest of an export.');
  const { requiresAccessToken, output, deleted, error, outcome } = manifest.data;
  const all = [...output, ...deleted, ...error, ...outcome];
  if (all.length > limits.files) throw bulkError('export-too-large', statusUrl, `The export has more than ${limits.files} files.`);
  const origins = [new URL(server.baseUrl).origin, ...(requiresAccessToken ? [] : fileOrigins)];
  for (const { url } of all) requireOrigin(url, origins, statusUrl);
  return { ...manifest.data, transactionTime };
};

/** Exact origin, no credentials (F5). Throws `export-foreign-link` (halt). */
export const requireOrigin = (url: string, origins: readonly string[], at: string): void => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !origins.includes(parsed.origin) || `${parsed.username}${parsed.password}` !== '') {
    throw bulkError('export-foreign-link', at, 'A link of the export leads away from the source.');
  }
};
