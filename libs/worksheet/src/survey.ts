import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ContentHash, KnownError } from '@meervoud/kernel';
import { limits } from './limits.ts';
import { tooLarge } from './refusal.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What one pass over a file tells, without keeping it. */
export interface Survey {
  readonly hash: ContentHash;
  readonly kind: 'zip' | 'old-workbook' | 'text';
  readonly encoding: Encoding;
  /** Size and time of change: another file when they differ. */
  readonly stamp: string;
}

const unopened = (file: string, cause: unknown): KnownError =>
  new KnownError({ code: 'file-unreadable', recovery: 'halt', at: file, cause, message: 'The file cannot be opened.', expected: 'an .xlsx or .csv file that you may read' });

/** Throws `file-unreadable` (halt). */
export const stampOf = async (file: string): Promise<string> => {
  const { size, mtimeMs, ino } = await stat(file).catch((cause: unknown) => { throw unopened(file, cause); });
  return `${size}/${mtimeMs}/${ino}`;
};

const starts = (bytes: Uint8Array, ...expected: readonly number[]): boolean => expected.every((byte, at) => bytes[at] === byte);

const kindOf = (head: Uint8Array): Survey['kind'] =>
  (starts(head, 0x50, 0x4b, 0x03, 0x04) ? 'zip' : starts(head, 0xd0, 0xcf, 0x11, 0xe0) ? 'old-workbook' : 'text');

const encodingOf = (head: Uint8Array, isUtf8: boolean): Encoding =>
  (starts(head, 0xff, 0xfe) ? 'utf-16le' : starts(head, 0xfe, 0xff) ? 'utf-16be' : isUtf8 ? 'utf-8' : 'windows-1252');

/** Reads a file once, for its hash, its kind and its encoding. Throws `file-unreadable` and `file-too-large` (halt). */
export const surveyFile = async (file: string): Promise<Survey> => {
  const stamp = await stampOf(file);
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [head, bytes, isUtf8] = [new Uint8Array() as Uint8Array, 0, true];
  const decode = (chunk?: Uint8Array): void => {
    try {
      if (isUtf8) decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      isUtf8 = false;
    }
  };
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (bytes === 0) head = chunk.subarray(0, 8);
      bytes += chunk.length;
      if (bytes > limits.fileBytes) throw tooLarge(file, `over ${limits.fileBytes / 2 ** 20} MiB`);
      hash.update(chunk);
      if (kindOf(head) === 'text') decode(chunk);
    }
  } catch (thrown) {
    throw thrown instanceof KnownError ? thrown : unopened(file, thrown);
  }
  decode();
  return { hash: `sha256:${hash.digest('hex')}`, kind: kindOf(head), encoding: encodingOf(head, isUtf8), stamp };
};
