import { KnownError } from '@meervoud/kernel';
import type { z } from 'zod';

/** The options of a channel by its own schema. Throws a KnownError `channel-configuration-wrong` (halt) that names every mistake. */
export const configured = <Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'channel'}: ${message}`).join('; ');
  throw new KnownError({ code: 'channel-configuration-wrong', recovery: 'halt', message: `the channel cannot be set up: ${wrong}` });
};
