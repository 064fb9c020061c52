import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deposit, type Drop, fileNameFor, type OutgoingSubmission } from '@meervoud/channel';
import { describeChannel } from '@meervoud/channel/testing';
import { clockAt, hashOfBytes, Instant, KnownError } from '@meervoud/kernel';
import fc from 'fast-check';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { directoryChannel } from '../src/index.ts';
import { folderDrop } from '../src/folder-drop.ts';

const root = mkdtempSync(join(tmpdir(), 'meervoud-drop-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => {
  const folder = join(root, String(made += 1));
  mkdirSync(folder);
  return folder;
};

/** The files a recipient sees, by what it is told in our own folder. */
const takenIn = (folder: string) => {
  const own = join(folder, '.meervoud');
  const markers = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.json') && existsSync(join(folder, name.slice(0, -5)))) : [];
  return markers
    .map((name) => ({ at: JSON.parse(readFileSync(join(own, name), 'utf8')) as { idempotencyKey: string; at: string }, payloadHash: hashOfBytes(readFileSync(join(folder, name.slice(0, -5)))) }))
    .toSorted((one, other) => (one.at.at < other.at.at ? -1 : 1))
    .map(({ at: { idempotencyKey }, payloadHash }) => ({ idempotencyKey, payloadHash }));
};

const noAnswer = 'a folder gives no answers';
describeChannel('a folder', async () => {
  const folder = newFolder();
  let now = Date.UTC(2026, 0, 1);
  return {
    channel: directoryChannel({ folder }, { now: () => Instant.parse(new Date(now += 1_000).toISOString()) }),
    takenIn: () => Promise.resolve(takenIn(folder)),
    become: async (mood) => {
      const [away, here] = [`${folder}-away`, existsSync(folder)];
      if (mood === 'out-of-reach' && here) renameSync(folder, away);
      if (mood === 'well' && !here) renameSync(away, folder);
    },
    close: () => Promise.resolve(),
  };
}, { 'answer-lost': noAnswer, 'answer-late': noAnswer, 'answer-twice': noAnswer, 'error-after-commit': noAnswer, slow: noAnswer, reset: noAnswer, refusing: 'nobody reads along', misled: 'nobody says who he is' });

const payload = new TextEncoder().encode('a;b\r\n');
const submission: OutgoingSubmission = { idempotencyKey: 'maasoever/makelaar/databroker-odb@1.0.0/2023/1', contentType: 'text/csv', fileExtension: 'csv', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
const { signal } = new AbortController();
const name = fileNameFor(submission.idempotencyKey, 'csv');

test('the file, its signature beside it, and a receipt of what was seen', async () => {
  const folder = newFolder();
  const at = Instant.parse('2024-03-01T09:30:00.000Z');
  const receipt = await directoryChannel({ folder }, clockAt(at)).send(submission, signal);
  expect(name).toMatch(/^maasoever_makelaar_databroker-odb@1_0_0_2023_1-[0-9a-f]{12}\.csv$/);
  expect(readdirSync(folder).toSorted()).toStrictEqual(['.meervoud', name, `${name}.jws`].toSorted());
  expect([readFileSync(join(folder, name), 'utf8'), readFileSync(join(folder, `${name}.jws`), 'utf8')]).toStrictEqual(['a;b\r\n', 'e30..AA']);
  expect(receipt).toMatchObject({ receiptId: name, payloadHash: submission.payloadHash, status: 'received', at });
  expect(JSON.parse(Buffer.from(receipt.jws.split('.')[0]!, 'base64url').toString())).toStrictEqual({ alg: 'none', typ: 'deposit' });
  expect((await directoryChannel({ folder, receipts: { by: 'deposit', countsAs: 'accepted' } }).send(submission, signal)).status).toBe('accepted');
});

test('what the recipient took away is not left again', async () => {
  const folder = newFolder();
  const first = await directoryChannel({ folder }).send(submission, signal);
  rmSync(join(folder, name));
  expect(await directoryChannel({ folder }).send(submission, signal)).toStrictEqual(first);
  expect(existsSync(join(folder, name))).toBe(false);
});

test('other bytes under the same key are refused', async () => {
  const folder = newFolder();
  await directoryChannel({ folder }).send(submission, signal);
  const other = new TextEncoder().encode('other');
  await expect(directoryChannel({ folder }).send({ ...submission, payload: other, payloadHash: hashOfBytes(other) }, signal)).rejects.toMatchObject({ code: 'deposit-key-taken', recovery: 'halt' });
  expect(readFileSync(join(folder, name), 'utf8')).toBe('a;b\r\n');
});

test('every key has a name of its own, whatever stands in it', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 2, maxLength: 20 }), (keys) => {
    const names = keys.map((key) => fileNameFor(key, 'csv'));
    expect(new Set(names).size).toBe(keys.length);
    for (const one of names) expect(one).toMatch(/^[A-Za-z0-9@][A-Za-z0-9@_-]*\.csv$|^-[0-9a-f]{12}\.csv$/);
  }));
});

describe('broken off at any step', () => {
  const steps = ['makeFolder', 'read', 'write', 'rename', 'exists'] as const;
  /** Breaks off before or after the n-th step, as a process that dies or a share that goes away. */
  const failing = (drop: Drop, at: number, after: boolean): Drop => {
    let step = 0;
    const wrapped = Object.fromEntries(steps.map((method) => [method, async (...given: readonly never[]) => {
      step += 1;
      const here = step === at;
      if (here && !after) throw new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message: 'gone' });
      const result = await (drop[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
      if (here) throw new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message: 'gone' });
      return result;
    }]));
    return wrapped as unknown as Drop;
  };

  test('the next try ends with one file and one receipt, also where the recipient takes it away at once', async () => {
    for (const takes of [false, true]) {
      for (const after of [false, true]) {
        for (let at = 1; at <= 16; at += 1) {
          const folder = newFolder();
          const drop = folderDrop(folder, signal);
          let seen = 0;
          const take = (): void => {
            if (!existsSync(join(folder, name))) return;
            seen += 1;
            expect([readFileSync(join(folder, name), 'utf8'), readFileSync(join(folder, `${name}.jws`), 'utf8')]).toStrictEqual(['a;b\r\n', 'e30..AA']);
            if (takes) rmSync(join(folder, name));
          };
          const receipts = { by: 'deposit', countsAs: 'received' } as const;
          const clock = clockAt(Instant.parse('2024-03-01T09:30:00.000Z'));
          await deposit(failing(drop, at, after), submission, receipts, clock).catch((thrown: KnownError) => expect(thrown.code).toBe('recipient-unavailable'));
          take();
          const receipt = await deposit(drop, submission, receipts, clock);
          take();
          expect(await deposit(drop, submission, receipts, clock)).toStrictEqual(receipt);
          if (takes) expect([at, after, seen]).toStrictEqual([at, after, 1]);
          else expect(readdirSync(folder).toSorted()).toStrictEqual(['.meervoud', name, `${name}.jws`].toSorted());
        }
      }
    }
  });
});

describe('a recipient that leaves receipts', () => {
  const claims = { iss: 'makelaar', receiptId: 'R-1', idempotencyKey: submission.idempotencyKey, payloadHash: submission.payloadHash, at: '2024-03-02T09:30:00.000Z' };
  test('is waited for, and believed only by its signature over these bytes', async () => {
    const folder = newFolder();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const sign = (said: object) => new CompactSign(new TextEncoder().encode(JSON.stringify(said))).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const channel = directoryChannel({ folder, receipts: { by: 'recipient', issuer: 'makelaar', jwks: { keys: [await exportJWK(publicKey)] } } });
    await expect(channel.send(submission, signal)).rejects.toMatchObject({ code: 'receipt-awaited', recovery: 'retry', at: `receipts/${name}.receipt` });
    mkdirSync(join(folder, 'receipts'));
    const put = (text: string): void => writeFileSync(join(folder, 'receipts', `${name}.receipt`), text);
    put(await sign({ ...claims, status: 'accepted', payloadHash: 'sha256:other' }));
    await expect(channel.send(submission, signal)).rejects.toMatchObject({ code: 'receipt-for-another-payload' });
    put('e30.e30.AA');
    await expect(channel.send(submission, signal)).rejects.toMatchObject({ code: 'receipt-signature-wrong' });
    put(`${await sign({ ...claims, status: 'rejected' })}\n`);
    expect(await channel.send(submission, signal)).toMatchObject({ receiptId: 'R-1', status: 'rejected' });
  });
});

test('a folder that is not there is not made; a place where nothing may be written is said to be so', async () => {
  const folder = join(root, 'not-mounted');
  await expect(directoryChannel({ folder }).send(submission, signal)).rejects.toMatchObject({ code: 'recipient-unavailable', recovery: 'retry' });
  expect(existsSync(folder)).toBe(false);
  writeFileSync(join(root, 'a-file'), '');
  await expect(directoryChannel({ folder: join(root, 'a-file') }).send(submission, signal)).rejects.toMatchObject({ code: 'recipient-folder-refused', recovery: 'halt' });
  expect(() => directoryChannel({ folder: 'relative' })).toThrow(expect.objectContaining({ code: 'channel-configuration-wrong' }));
  chmodSync(root, 0o700);
});

test('what was noted and is damaged halts: nothing is left twice by guessing', async () => {
  const folder = newFolder();
  await directoryChannel({ folder }).send(submission, signal);
  writeFileSync(join(folder, '.meervoud', `${name}.json`), '{');
  await expect(directoryChannel({ folder }).send(submission, signal)).rejects.toMatchObject({ code: 'deposit-marker-damaged', recovery: 'halt' });
});
