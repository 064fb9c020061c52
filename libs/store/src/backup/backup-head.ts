import { z } from 'zod';

/** The first line of a backup: what is in it. */
export const BackupHead = z.strictObject({
  format: z.literal('meervoud-backup'),
  version: z.literal(1),
  madeAt: z.string(),
  /** Applied where it was made; restored where the same are applied. */
  migrations: z.array(z.string()),
  /** In an order in which each refers only to those before it. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  /** What whoever made it wants to recognise it by, such as the hash of a key. */
  marks: z.record(z.string(), z.string()),
  /** Small files that travel along, in base64. */
  attachments: z.array(z.strictObject({ name: z.string().regex(/^[\w.-]+$/), content: z.base64() })),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** After the rows of a table, as in PostgreSQL's own COPY files; no row is written so. */
export const END_OF_TABLE = '\\.';

/** The last line of the file: SHA-256 of every byte before it. */
export const sealOf = (hash: string): string => `\nsha256:${hash}\n`;
export const SEAL_LENGTH = sealOf('0'.repeat(64)).length;
