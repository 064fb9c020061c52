import { z } from 'zod';

const amount = (byDefault: number, description: string) => z.int().positive().default(byDefault).describe(description);

/** Ceilings for what a source may make us do (reliability §3). Beyond one, the read stops with a clear error. */
export const FhirLimits = z.strictObject({
  pageBytes: amount(32 * 1024 * 1024, 'Bytes of one page, after decompression.'),
  compressionRatio: amount(100, 'How many times larger than what came over the line a page may become.'),
  pageEntries: amount(5_000, 'Entries of one page.'),
  pages: amount(10_000, 'Pages of one search.'),
  idlePages: amount(10, 'Pages in a row that bring nothing new.'),
  jsonDepth: amount(64, 'Levels of nesting in a page.'),
  connectMilliseconds: amount(10_000, 'Time to make a connection.'),
  idleMilliseconds: amount(30_000, 'Silence between two pieces of an answer.'),
  bytesPerSecond: amount(1_024, 'The slowest an answer may come in, once it has had idleMilliseconds.'),
  requestMilliseconds: amount(120_000, 'A request with its whole answer.'),
  searchesAtOnce: amount(2, 'Searches that are read side by side.'),
  requestsPerSecond: z.int().positive().optional().describe('The most requests to the host of the source, by all readers of this process together; absent: as fast as it answers.'),
  retries: z.int().min(0).default(5).describe('Further attempts after the first; about 20 for a source that comes and goes all day.'),
  failuresInRow: amount(5, 'Failures in a row that may pass, of all readers of this process together, after which nobody asks the host for a while.'),
  restMilliseconds: amount(1_000, 'That while at first, at most; it doubles each time the host then fails the one request that tries it, up to 30 seconds.'),
  waitMilliseconds: amount(3_600_000, 'The longest we wait because a source asks us to (Retry-After).'),
}).readonly();
export type FhirLimits = z.infer<typeof FhirLimits>;
