import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import type { ReadRequest, SourceEvent } from '../adapter.ts';
import type { Classification } from '../mapping/classify.ts';
import type { BulkFolderConfig } from './bulk-config.ts';
import { fromBulkCursor, toBulkCursor } from './bulk-cursor.ts';
import { bulkError } from './bulk-errors.ts';
import { lineEvents, lineReading } from './line-events.ts';
import { splitLines } from './split-lines.ts';

const LINES_PER_CHECKPOINT = 1_000;

/**
 * Reads the .ndjson files of a folder, in order of name, line by line. What was interrupted is read from the beginning, because files
 * may have been replaced meanwhile; what came to its end is not read again. Other files are rejected by name. Throws `folder-missing`,
 * `export-empty`, `export-too-large`, `not-ndjson` or `cursor-invalid` (halt). Whether all types are there cannot be told from files.
 */
export async function* readNdjsonFolder(classification: Classification, request: ReadRequest<BulkFolderConfig>): AsyncGenerator<SourceEvent> {
  const { config: { folder, baseUrl, limits }, zibs, source, pseudonym, signal, after } = request;
  signal.throwIfAborted();
  if (after !== undefined && fromBulkCursor(after).done.length > 0) return yield { type: 'checkpoint', cursor: after, zibsComplete: zibs };
  const items = await readdir(folder).catch(() => undefined);
  if (items === undefined) throw new KnownError({ code: 'folder-missing', recovery: 'halt', at: folder, message: 'There is no such folder.', expected: 'a folder with .ndjson files' });
  const names = items.filter((name) => !name.startsWith('.')).sort();
  const files = names.filter((name) => /\.ndjson$/i.test(name));
  if (files.length === 0) throw bulkError('export-empty', folder, 'The folder holds no export.');
  for (const name of names) if (!files.includes(name)) yield { type: 'rejected', origin: { source, reference: name }, code: 'unsupported-file', path: '' };

  const cursor = toBulkCursor({ version: 1, done: [] });
  const reading = lineReading(classification, { source, baseUrl, pseudonym }, zibs, limits);
  for (const name of files) {
    const path = join(folder, name);
    const { size } = await stat(path);
    if (size > limits.fileBytes) throw bulkError('export-too-large', name, `A file has more than ${limits.fileBytes} bytes.`);
    for await (const line of splitLines(createReadStream(path), limits.lineBytes)) {
      signal.throwIfAborted();
      yield* lineEvents(line, name, 'output', reading);
      if (line.number % LINES_PER_CHECKPOINT === 0) yield { type: 'checkpoint', cursor, zibsComplete: [] };
    }
    yield { type: 'checkpoint', cursor, zibsComplete: [] };
  }
  yield { type: 'checkpoint', cursor: toBulkCursor({ version: 1, done: files.map((_, index) => index) }), zibsComplete: zibs };
}
