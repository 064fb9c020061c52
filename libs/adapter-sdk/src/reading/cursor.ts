import { Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { z } from 'zod';
import type { Cursor } from '../adapter.ts';
import { parseCursor } from './cursor-text.ts';

/** How far a read is. Searches that are not `done` begin again: delivery is at least once. */
export const Progress = z.strictObject({
  version: z.literal(1),
  /** The searches that were read to their end, as the mappings declare them. */
  done: z.array(z.string()),
  /** This read only takes what changed since then. */
  since: Instant.optional(),
  /** The server's time when this read began. */
  started: Instant.optional(),
  /** The highest `meta.lastUpdated` that was seen. */
  newest: Instant.optional(),
  /** Types whose `meta.lastUpdated` cannot be relied on (F13). */
  full: z.array(z.string()).optional(),
});
export type Progress = z.infer<typeof Progress>;

export const toCursor = (progress: Progress): Cursor => JSON.stringify(progress);

/** Throws `cursor-invalid` (halt) for a text that no adapter of this kind wrote. */
export const fromCursor = (cursor: Cursor): Progress => parseCursor(Progress, cursor);

/** The time up to which a finished read is certain to have seen everything, or undefined: then only a full read will do. */
export const watermarkOf = ({ started, newest, since }: Progress): Instant | undefined => {
  const seen = newest ?? since;
  return started === undefined || seen === undefined || seen > started ? started : seen;
};

const OVERLAP_MILLISECONDS = 10 * 60_000;

/** F12: what is committed later than its `lastUpdated` says is still caught. */
export const withOverlap = (watermark: Instant): Instant => toInstant(toMilliseconds(watermark) - OVERLAP_MILLISECONDS);
