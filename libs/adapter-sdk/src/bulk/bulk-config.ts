import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { HttpUrl } from '../config/http-url.ts';
import { FhirSourceConfig } from '../fhir-source-config.ts';

const amount = (byDefault: number, description: string) => z.int().positive().default(byDefault).describe(description);

export const BulkLimits = z.strictObject({
  lineBytes: amount(4 * 1024 * 1024, 'Bytes of one line; a longer one is rejected and passed over.'),
  fileBytes: amount(8 * 1024 * 1024 * 1024, 'Bytes of one file, after decompression.'),
  files: amount(10_000, 'Files of one export.'),
  jsonDepth: amount(64, 'Levels of nesting in a resource.'),
  exportMilliseconds: amount(6 * 3_600_000, 'How long the server may take to make an export.'),
}).readonly();
export type BulkLimits = z.infer<typeof BulkLimits>;

/** Whose data is asked: of the whole server, of all patients, or of a group of them. */
export const BulkLevel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('system').describe('Everything the server holds.') }),
  z.strictObject({ type: z.literal('patient').describe('Everything about all its patients.') }),
  z.strictObject({
    type: z.literal('group').describe('Everything about the patients of one group.'),
    id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/).describe('The id of that Group.'),
  }),
]);
export type BulkLevel = z.infer<typeof BulkLevel>;

const FromServer = z.strictObject({
  server: FhirSourceConfig.describe('As for any FHIR source.'),
  level: BulkLevel.default({ type: 'system' }).describe('Whose data is asked.'),
  fileOrigins: z.array(HttpUrl.transform((text) => new URL(text).origin)).default([])
    .describe('Other origins from which files may be fetched, without our token, when the server says they need none.'),
  limits: BulkLimits.prefault({}).describe('Ceilings for what an export may make us do.'),
}).readonly();
const FromFolder = z.strictObject({
  folder: z.string().refine(isAbsolute, 'an absolute path').describe('Folder with .ndjson files; subfolders are not looked into.'),
  baseUrl: HttpUrl.optional().describe('FHIR base of the server they came from, where references are absolute.'),
  limits: BulkLimits.prefault({}).describe('Ceilings for what a file may make us do.'),
}).readonly();

/** An export that is asked of a server, or one that lies in a folder. Holds no secret. */
export const BulkConfig = z.union([FromServer, FromFolder]);
export type BulkConfig = z.infer<typeof BulkConfig>;
export type BulkServerConfig = z.infer<typeof FromServer>;
export type BulkFolderConfig = z.infer<typeof FromFolder>;
