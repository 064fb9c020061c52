import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { KnownError } from '@meervoud/kernel';
import { BackupHead, SEAL_LENGTH, sealOf } from './backup-head.ts';

const damaged = (at: string, cause?: unknown): KnownError => new KnownError({
  code: 'backup-damaged', recovery: 'halt', at, cause, message: 'This file is no backup of Meervoud, or not as it was written: not one row of it is used.', expected: 'another copy of the backup',
});

/** Each line without its end. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
      yield text.subarray(0, end);
      text = text.subarray(end + 1);
    }
    rest = text;
  }
}

export interface OpenBackup {
  readonly head: BackupHead;
  /** The lines after the head; once. */
  readonly lines: AsyncIterator<Buffer>;
}

/** Opens a backup after every byte of it was held against its seal. Throws `backup-damaged` (halt). */
export const openBackup = async (file: string): Promise<OpenBackup> => {
  const last = await checkSeal(file);
  const lines = linesOf(createReadStream(file, { end: last }).pipe(createGunzip()) as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    const { value } = await lines.next() as { value?: Buffer };
    return { head: BackupHead.parse(JSON.parse((value ?? Buffer.alloc(0)).toString('utf8'))), lines };
  } catch (cause) {
    throw damaged(file, cause);
  }
};

/** The position of the last byte before the seal. */
const checkSeal = async (file: string): Promise<number> => {
  const handle = await open(file, 'r').catch((cause: unknown) => { throw damaged(file, cause); });
  try {
    const length = (await handle.stat()).size - SEAL_LENGTH;
    if (length <= 0) throw damaged(file);
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ start: 0, end: length - 1, autoClose: false })) hash.update(chunk as Buffer);
    const seal = Buffer.alloc(SEAL_LENGTH);
    await handle.read(seal, 0, SEAL_LENGTH, length);
    if (!seal.equals(Buffer.from(sealOf(hash.digest('hex'))))) throw damaged(file);
    return length - 1;
  } finally {
    await handle.close();
  }
};
