import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { limits } from '../limits.ts';
import { tooLarge, unreadable } from '../refusal.ts';

/** The parts of a workbook, by path. Sizes and checksums are verified while a part is read. */
export interface Package extends AsyncDisposable {
  has(path: string): boolean;
  /** The bytes of a part; nothing when it is not there. */
  read(path: string): AsyncIterable<Uint8Array>;
}

const entriesOf = async (zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > limits.zipEntries) throw tooLarge(file, `over ${limits.zipEntries} parts`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
};

/** Opens a workbook by its own table of contents, so that one that was cut off is refused and not read in part. */
export const openPackage = async (file: string): Promise<Package> => {
  const zip = await openPromise(file, { autoClose: false }).catch((cause: unknown) => { throw unreadable(file, 'it is damaged or was cut off', cause); });
  const close = (): void => { if (zip.isOpen) zip.close(); };
  try {
    const entries = await entriesOf(zip, file);
    return {
      has: (path) => entries.has(path),
      async *read(path) {
        const entry = entries.get(path);
        if (entry === undefined) return;
        if (entry.isEncrypted()) throw unreadable(file, 'it has a password');
        let sum = 0;
        for await (const chunk of await zip.openReadStreamPromise(entry) as AsyncIterable<Buffer>) {
          sum = crc32(chunk, sum);
          yield chunk;
        }
        if (sum !== entry.crc32) throw unreadable(file, 'a part of it is damaged');
      },
      [Symbol.asyncDispose]: async () => close(),
    };
  } catch (thrown) {
    close();
    throw thrown;
  }
};
