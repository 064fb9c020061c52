import { Instant } from '@meervoud/kernel';
import { z } from 'zod';
import type { Cursor } from '../adapter.ts';
import { parseCursor } from '../reading/cursor-text.ts';

/** How far the reading of an export is, and what a next one must know. */
const BulkProgress = z.strictObject({
  version: z.literal(1),
  /** Where the server tells about the export that is being read. */
  status: z.string().optional(),
  /** Files of it that were read to their end, by place in the manifest; of a folder all of them, or none. */
  done: z.array(z.int().min(0)),
  /** Once everything was read: the moment of the export, and what was asked. */
  transactionTime: Instant.optional(),
  types: z.array(z.string()).optional(),
}).readonly();
export type BulkProgress = z.infer<typeof BulkProgress>;

export const toBulkCursor = (progress: BulkProgress): Cursor => JSON.stringify(progress);

/** Throws `cursor-invalid` (halt) for a text that no bulk reader wrote. */
export const fromBulkCursor = (cursor: Cursor): BulkProgress => parseCursor(BulkProgress, cursor);
