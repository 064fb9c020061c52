import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../src/index.ts';

describe('splitting lines', () => {
  const split = async (chunks: readonly Uint8Array[], maxBytes = 1_000): Promise<readonly string[]> => {
    const lines: string[] = [];
    for await (const { number, bytes } of splitLines((async function* () { yield* chunks; })(), maxBytes)) lines.push(`${number} ${bytes === undefined ? '!' : Buffer.from(bytes).toString()}`);
    return lines;
  };

  test('gives the same lines however the bytes come', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.stringMatching(/^[a-zé\r ]{0,5}$/)), fc.infiniteStream(fc.integer({ min: 1, max: 7 })), async (lines, sizes) => {
      const bytes = Buffer.from(lines.join('\n'));
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length;) {
        const size = sizes.next().value as number;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      const expected = lines.flatMap((line, index) => (/^[\r\t ]*$/.test(line) ? [] : [`${index + 1} ${line}`]));
      expect(await split(chunks)).toEqual(expected);
    }));
  });

  test('passes over a line that is too long without keeping it', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    async function* pour(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 200; count += 1) yield Buffer.from(piece);
      yield Buffer.from('\nb\n');
    }
    const lines: string[] = [];
    for await (const { number, bytes } of splitLines(pour(), 2_000)) lines.push(`${number} ${bytes?.length ?? '!'}`);
    expect(lines).toEqual(['1 !', '2 1']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  });
});
