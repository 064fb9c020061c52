import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import type { Cursor } from './adapter.ts';

/** Version 1: the searches that were read to their end. Others begin again: delivery is at least once. */
const Progress = z.strictObject({ version: z.literal(1), done: z.array(z.string()) });

export const toCursor = (done: Iterable<string>): Cursor => JSON.stringify({ version: 1, done: [...done] });

/** Throws `cursor-invalid` (halt) for a text that no adapter of this kind wrote. */
export const fromCursor = (cursor: Cursor | undefined): Set<string> => {
  if (cursor === undefined) return new Set();
  try {
    return new Set(Progress.parse(JSON.parse(cursor)).done);
  } catch {
    throw new KnownError({
      code: 'cursor-invalid', recovery: 'halt', message: 'The checkpoint to resume from is not one of this adapter.',
      expected: 'a cursor that this adapter wrote; begin a new run to read from the start',
    });
  }
};
