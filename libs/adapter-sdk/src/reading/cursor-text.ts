import { KnownError } from '@meervoud/kernel';
import type { z } from 'zod';
import type { Cursor } from '../adapter.ts';

/** What a cursor says. Throws `cursor-invalid` (halt) for a text that no adapter of this kind wrote. */
export const parseCursor = <Progress>(schema: z.ZodType<Progress>, cursor: Cursor): Progress => {
  try {
    return schema.parse(JSON.parse(cursor));
  } catch {
    throw new KnownError({
      code: 'cursor-invalid', recovery: 'halt', message: 'The checkpoint to resume from is not one of this adapter.',
      expected: 'a cursor that this adapter wrote; begin a new run to read from the start',
    });
  }
};
