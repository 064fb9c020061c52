import { crc32, createDeflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

/** A part of a zip file; its text may come in pieces, so that a large one is never whole in memory. */
export interface Part { readonly path: string; readonly text: string | Iterable<string> }

interface Entry { readonly path: Buffer; readonly crc: number; readonly size: number; readonly data: Buffer; readonly offset: number }

const compressed = async (text: Part['text']): Promise<{ crc: number; size: number; data: Buffer }> => {
  let [crc, size] = [0, 0];
  const pieces = function* (): Generator<Buffer> {
    for (const piece of typeof text === 'string' ? [text] : text) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  };
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(pieces()).pipe(createDeflateRaw({ level: 1 })) as AsyncIterable<Buffer>) chunks.push(chunk);
  return { crc, size, data: Buffer.concat(chunks) };
};

const header = (signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  buffer.writeUInt32LE(signature);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) buffer.writeUInt16LE(value, at);
    else buffer.writeUInt32LE(value, at);
    at += bytes;
  }
  return buffer;
};

const common = ({ path, crc, size, data }: Omit<Entry, 'offset'>) =>
  [[2, 20], [2, 0x0800], [2, 8], [2, 0], [2, 0x21], [4, crc], [4, data.length], [4, size], [2, path.length], [2, 0]] as const;

/** A zip file with its parts in the order given. */
export const zipOf = async (parts: readonly Part[]): Promise<Buffer> => {
  const [blocks, entries] = [[] as Buffer[], [] as Entry[]];
  let offset = 0;
  for (const { path, text } of parts) {
    const entry = { path: Buffer.from(path), ...(await compressed(text)) };
    const local = Buffer.concat([header(0x04034b50, common(entry)), entry.path, entry.data]);
    blocks.push(local);
    entries.push({ ...entry, offset });
    offset += local.length;
  }
  const directory = Buffer.concat(entries.flatMap((entry) =>
    [header(0x02014b50, [[2, 20], ...common(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]]), entry.path]));
  return Buffer.concat([...blocks, directory, header(0x06054b50, [[2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, directory.length], [4, offset], [2, 0]])]);
};
