import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNameFor, type OutgoingSubmission } from '@meervoud/channel';
import { describeChannel } from '@meervoud/channel/testing';
import { hashOfBytes, type KnownError, recoveryOf } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sftp, sftpChannel } from '../src/index.ts';
import { openProxy } from './proxy.ts';
import { openSshServer, type SshServer, withoutServer } from './ssh-server.ts';

const root = mkdtempSync(join(tmpdir(), 'meervoud-sftp-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const newFolder = (): string => {
  const folder = join(root, `drop-${made += 1}`);
  mkdirSync(folder);
  return folder;
};
/** The fingerprint of another key than any server has. */
const ANOTHER = `SHA256:${'A'.repeat(43)}`;
const optionsFor = ({ port, username, privateKey, hostKey }: SshServer, folder: string, more: Partial<Sftp> = {}): Sftp =>
  ({ host: '127.0.0.1', port, username, privateKey, hostKeys: [hostKey], folder, timeout: 3_000, ...more });

/** What lies there under a name of its own, by what was noted of it. */
const takenIn = (folder: string) => {
  const own = join(folder, '.meervoud');
  const notes = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.json') && existsSync(join(folder, name.slice(0, -5)))) : [];
  return notes
    .map((name) => ({ note: JSON.parse(readFileSync(join(own, name), 'utf8')) as { idempotencyKey: string; at: string }, payloadHash: hashOfBytes(readFileSync(join(folder, name.slice(0, -5)))) }))
    .toSorted((one, other) => (one.note.at < other.note.at ? -1 : 1))
    .map(({ note: { idempotencyKey }, payloadHash }) => ({ idempotencyKey, payloadHash }));
};
const files = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name !== '.meervoud').toSorted();

const { signal } = new AbortController();
const payload = new TextEncoder().encode('a,b\r\n'.repeat(20_000));
const submission: OutgoingSubmission = { idempotencyKey: 'maasoever/makelaar/p@1/2023/1', contentType: 'text/csv', fileExtension: 'csv', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
const name = fileNameFor(submission.idempotencyKey, 'csv');

describe.skipIf(withoutServer !== undefined)(`over SFTP, at a real OpenSSH server${withoutServer === undefined ? '' : ` (skipped: ${withoutServer})`}`, () => {
  let server: SshServer;
  beforeAll(async () => { server = await openSshServer(join(root, 'sshd')); });
  afterAll(() => server?.close());

  describeChannel('SFTP', async () => {
    const folder = newFolder();
    const proxy = await openProxy(server.port);
    const options = optionsFor(server, folder, { port: proxy.port });
    const known = new Set<string>();
    /** Something came to lie there that was not there before. */
    const isNew = (): boolean => files(folder).some((file) => !file.endsWith('.jws') && !known.has(file));
    return {
      channel: sftpChannel(options),
      misled: sftpChannel({ ...options, hostKeys: [ANOTHER] }),
      takenIn: () => Promise.resolve(takenIn(folder)),
      become: (mood) => {
        files(folder).forEach((file) => known.add(file));
        Object.assign(proxy, { shut: mood === 'out-of-reach', cutAfter: mood === 'reset' ? 4_000 : undefined, watch: undefined });
        if (mood === 'answer-lost') proxy.watch = () => (isNew() ? 'cut' : 'pass');
        if (mood === 'answer-late') proxy.watch = () => (isNew() ? 'hold' : 'pass');
        if (mood === 'slow') proxy.watch = async () => { await new Promise((resolve) => setTimeout(resolve, 15)); return 'pass' as const; };
        return Promise.resolve();
      },
      close: proxy.close,
    };
  }, { 'answer-twice': 'SSH numbers its answers', 'error-after-commit': 'a rename fails or is done; what is unknown is a lost answer', refusing: 'nobody reads along' });

  test('the file is what was sent, its signature beside it, and nothing else', async () => {
    const folder = newFolder();
    const receipt = await sftpChannel(optionsFor(server, folder)).send(submission, signal);
    expect(files(folder)).toStrictEqual([name, `${name}.jws`]);
    expect(Buffer.compare(readFileSync(join(folder, name)), payload)).toBe(0);
    expect(readFileSync(join(folder, `${name}.jws`), 'utf8')).toBe('e30..AA');
    expect(receipt).toMatchObject({ receiptId: name, status: 'received', payloadHash: submission.payloadHash });
  });

  test('cut off at any byte, the next try ends with one whole file, and nobody saw half of one', async () => {
    const proxy = await openProxy(server.port);
    let cuts = 0;
    try {
      for (let cutAfter = 500; cutAfter < 120_000; cutAfter = Math.ceil(cutAfter * 1.25)) {
        const folder = newFolder();
        const channel = sftpChannel(optionsFor(server, folder, { port: proxy.port }));
        proxy.cutAfter = cutAfter;
        const first = await channel.send(submission, signal).then(() => undefined, (thrown: KnownError) => thrown);
        if (first !== undefined) {
          cuts += 1;
          expect([cutAfter, first.code, recoveryOf(first)]).toStrictEqual([cutAfter, 'recipient-unavailable', 'retry']);
        }
        if (existsSync(join(folder, name))) expect(hashOfBytes(readFileSync(join(folder, name)))).toBe(submission.payloadHash);
        proxy.cutAfter = undefined;
        const receipt = await channel.send(submission, signal);
        expect(files(folder)).toStrictEqual([name, `${name}.jws`]);
        expect(hashOfBytes(readFileSync(join(folder, name)))).toBe(submission.payloadHash);
        expect(await channel.send(submission, signal)).toStrictEqual(receipt);
      }
    } finally {
      await proxy.close();
    }
    expect(cuts).toBeGreaterThan(15);
  });

  test('what the recipient took away is not left again', async () => {
    const folder = newFolder();
    const channel = sftpChannel(optionsFor(server, folder));
    const receipt = await channel.send(submission, signal);
    rmSync(join(folder, name));
    expect(await channel.send(submission, signal)).toStrictEqual(receipt);
    expect(files(folder)).toStrictEqual([`${name}.jws`]);
  });

  test.each<[string, (server: SshServer, folder: string) => Partial<Sftp>, string, string]>([
    ['a key it does not know', ({ strangerKey }) => ({ privateKey: strangerKey }), 'recipient-refused-token', 'halt'],
    ['a user it does not know', () => ({ username: 'nobody-of-that-name' }), 'recipient-refused-token', 'halt'],
    ['a folder that is not there', (_, folder) => ({ folder: `${folder}/none` }), 'recipient-folder-refused', 'halt'],
    ['another host key than agreed', () => ({ hostKeys: [ANOTHER] }), 'recipient-host-key-wrong', 'halt'],
    ['nobody at the port', () => ({ port: 9 }), 'recipient-unavailable', 'retry'],
    ['no such host', () => ({ host: 'no-such-host.invalid' }), 'recipient-unavailable', 'retry'],
    ['what is no key', () => ({ privateKey: 'not a key' }), 'channel-configuration-wrong', 'halt'],
  ])('%s', async (_, more, code, recovery) => {
    const folder = newFolder();
    await expect(sftpChannel(optionsFor(server, folder, more(server, folder))).send(submission, signal)).rejects.toMatchObject({ code, recovery });
    expect(files(folder)).toStrictEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder in which nothing may be written (skipped as root, who may everything)', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    await expect(sftpChannel(optionsFor(server, folder)).send(submission, signal)).rejects.toMatchObject({ code: 'recipient-folder-refused', recovery: 'halt' });
  });

  test('of two agreed keys either will do, and an error tells no key of ours', async () => {
    const folder = newFolder();
    expect((await sftpChannel(optionsFor(server, folder, { hostKeys: [ANOTHER, server.hostKey] })).send(submission, signal)).status).toBe('received');
    const thrown = await sftpChannel(optionsFor(server, folder, { privateKey: server.privateKey.replace('b3BlbnNzaC', 'b3BlbnNzaD') })).send(submission, signal).then(() => undefined, (error: KnownError) => error);
    expect(JSON.stringify([thrown?.message, thrown?.expected, thrown?.at, thrown?.cause])).not.toContain(server.privateKey.split('\n')[1]);
  });
});

test('what is not agreed is refused at set-up', () => {
  const right: Sftp = { host: 'sftp.makelaar.example', username: 'maasoever', privateKey: 'k', hostKeys: [ANOTHER], folder: '/in' };
  for (const wrong of [{ hostKeys: [] }, { hostKeys: ['MD5:00'] }, { port: 0 }, { folder: '' }, { password: 'x' }, { receipts: { by: 'recipient' } }]) {
    expect(() => sftpChannel({ ...right, ...wrong } as Sftp)).toThrow(expect.objectContaining({ code: 'channel-configuration-wrong' }));
  }
  expect(sftpChannel(right).name).toBe('sftp');
});
