import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import type { Classification } from '../mapping/classify.ts';
import { inspectJson } from './inspect-json.ts';
import { type Inspected, rejectedAs } from './inspected.ts';
import { linesOf } from './lines.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Classifies every FHIR resource in the .json and .ndjson files of a folder, and of the folders in it, in order of
 * name: each file gives at least one {@link Inspected}. Without network, key or store; follows no links.
 * Throws `folder-missing` (halt) when there is no such folder; no file makes it throw.
 */
export async function* inspectFolder(path: string, classification: Classification): AsyncGenerator<Inspected> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory() !== true) {
    throw new KnownError({ code: 'folder-missing', recovery: 'halt', message: 'There is no such folder.', at: path, expected: 'a folder with .json or .ndjson files' });
  }
  yield* walk(path, '', classification);
}

async function* walk(root: string, folder: string, classification: Classification): AsyncGenerator<Inspected> {
  const items = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (items === undefined) return yield { file: folder, outcomes: [rejectedAs('unreadable-file', '')] };
  for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (item.name.startsWith('.')) continue;
    const file = folder === '' ? item.name : `${folder}/${item.name}`;
    if (item.isDirectory()) yield* walk(root, file, classification);
    else yield* inspectFile(join(root, file), file, item.isFile(), classification);
  }
}

async function* inspectFile(path: string, file: string, isFile: boolean, classification: Classification): AsyncGenerator<Inspected> {
  const one = (code: Parameters<typeof rejectedAs>[0]): Inspected => ({ file, outcomes: [rejectedAs(code, '')] });
  const kind = isFile ? /\.(json|ndjson)$/i.exec(file)?.[1]?.toLowerCase() : undefined;
  if (kind === undefined) return yield one('unsupported-file');
  try {
    if (kind === 'ndjson') return yield* inspectLines(path, file, classification);
    const { size } = await stat(path);
    if (size > MAX_BYTES) return yield one('too-large');
    const bytes = await readFile(path);
    if (bytes.toString('latin1').trim() === '') return yield one('empty-file');
    for (const found of inspectJson(bytes, classification)) yield { file, ...found };
  } catch (thrown) {
    // A file that cannot be opened is an outcome; anything else is a defect of ours.
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
    yield one('unreadable-file');
  }
}

async function* inspectLines(path: string, file: string, classification: Classification): AsyncGenerator<Inspected> {
  let empty = true;
  for await (const { number: line, bytes } of linesOf(path, MAX_BYTES)) {
    empty = false;
    if (bytes === undefined) yield { file, line, outcomes: [rejectedAs('too-large', '')] };
    else for (const found of inspectJson(bytes, classification)) yield { file, line, ...found };
  }
  if (empty) yield { file, outcomes: [rejectedAs('empty-file', '')] };
}
