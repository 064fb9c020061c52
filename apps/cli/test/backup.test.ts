import { createHash, randomInt } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { silentLogger } from '@meervoud/kernel';
import { openBackup, openReader, openStore, writeBackup } from '@meervoud/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '@meervoud/kernel';
import { run, temporaryDirectory } from './meervoud.ts';

const root = temporaryDirectory();
const directory = join(root, 'one');
const at = (name: string): string => join(root, name);
const config = (folder: string): string => join(folder, 'meervoud.json');
/** The rows of a backup, without its head, which tells when it was made. */
const rowsOf = (file: string): string => {
  const bytes = readFileSync(file);
  const text = gunzipSync(bytes.subarray(0, bytes.lastIndexOf('\nsha256:'))).toString('utf8');
  return text.slice(text.indexOf('\n'));
};
/** A directory with the configuration of the first, and its keys where asked. */
const fresh = (name: string, withKeys: boolean): string => {
  const folder = at(name);
  cpSync(config(directory), join(folder, 'meervoud.json'));
  if (withKeys) cpSync(join(directory, 'keys'), join(folder, 'keys'), { recursive: true });
  return folder;
};
const told = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run([...args, '--config', config(folder)]);
  expect([args, code, stderr]).toEqual([args, 0, expect.anything()]);
  return stdout;
};

beforeAll(async () => {
  expect((await run(['demo', '--year', '2022', '--directory', directory])).code).toBe(0);
  await told(directory, 'backup', at('with.backup'), '--with-keys');
  await told(directory, 'backup', at('without.backup'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a backup', () => {
  test('can be read by its owner only, and replaces no file', async () => {
    expect(statSync(at('with.backup')).mode & 0o777).toBe(0o600);
    const { code, stderr } = await run(['backup', at('with.backup'), '--config', config(directory)]);
    expect([code, stderr.includes('backup-exists')]).toEqual([3, true]);
  });

  test('that cannot be written, or would be of nothing, is told so, and nothing is left of it', async () => {
    for (const [file, code] of [[join(root, 'nowhere', 'a.backup'), 'backup-not-written'], [join(config(directory), 'a.backup'), 'backup-not-written']] as const) {
      const ended = await run(['backup', file, '--json', '--config', config(directory)]);
      expect([file, ended.code, (JSON.parse(ended.stderr) as { error: { code: string } }).error.code]).toEqual([file, 3, code]);
    }
    const nothing = await run(['backup', at('nothing.backup'), '--config', config(fresh('nothing', false))]);
    expect([nothing.code, nothing.stderr.includes('[backup-of-nothing]')]).toEqual([3, true]);
    expect(readdirSync(root).filter((name) => name.includes('nothing.backup'))).toEqual([]);
  });

  test('holds the keys only when asked', async () => {
    const key = readFileSync(join(directory, 'keys', 'pseudonym.key'), 'base64');
    const [full, bare] = [await openBackup(at('with.backup')), await openBackup(at('without.backup'))];
    expect(full.head.attachments.find(({ name }) => name === 'pseudonym.key')?.content).toBe(key);
    expect(bare.head.attachments).toEqual([]);
    expect(rowsOf(at('with.backup'))).toBe(rowsOf(at('without.backup')));
    expect(rowsOf(at('with.backup')).length).toBeGreaterThan(100_000);
  });

  test('is made while another process owns the database and writes', async () => {
    const store = await openStore({ directory }, { log: silentLogger });
    try {
      const group = 'while';
      const writing = Promise.all(Array.from({ length: 50 }, (_, n) => store.store.tasks.request([{ organization: 'o', job: 'none', key: `${group}/${n}`, payload: { n }, group }])));
      const reader = await openReader({ directory }, { log: silentLogger });
      await writeBackup(reader.client, at('while.backup'), systemClock).finally(() => reader.close());
      await writing;
      await openBackup(at('while.backup'));
      expect((await store.store.tasks.progress(group)).requested).toBe(50);
    } finally {
      await store.close();
    }
  });

  test('is refused when one byte of it was changed, cut off or added, wherever that is', async () => {
    const [good, spoilt] = [readFileSync(at('without.backup')), at('spoilt.backup')];
    const seen = new Set<number>([0, 4, 9, 11, good.length - 1, good.length - 40, good.length - 75]);
    while (seen.size < 150) seen.add(randomInt(good.length));
    for (const position of seen) {
      const bytes = Buffer.from(good);
      bytes[position] = bytes[position]! ^ (1 << randomInt(8));
      writeFileSync(spoilt, bytes);
      await expect(openBackup(spoilt), `byte ${position}`).rejects.toMatchObject({ code: 'backup-damaged' });
    }
    for (const bytes of [good.subarray(0, -1), good.subarray(1), Buffer.concat([good, Buffer.from('\n')]), Buffer.alloc(0), Buffer.from('x')]) {
      writeFileSync(spoilt, bytes);
      await expect(openBackup(spoilt)).rejects.toMatchObject({ code: 'backup-damaged' });
    }
    const { code, stderr } = await run(['restore', spoilt, '--config', config(fresh('for-spoilt', false))]);
    expect([code, stderr.includes('backup-damaged')]).toEqual([3, true]);
    // it was refused before a database was made
    expect(existsSync(join(at('for-spoilt'), 'postgres'))).toBe(false);
  });
});

describe('restoring', () => {
  test('gives every row, value, explanation and receipt back as it was, and numbering goes on', async () => {
    const folder = fresh('two', false);
    await told(folder, 'restore', at('with.backup'));
    await told(folder, 'backup', at('again.backup'));
    const hash = (file: string): string => createHash('sha256').update(rowsOf(file)).digest('hex');
    expect(hash(at('again.backup'))).toBe(hash(at('with.backup')));
    for (const args of [['values', '--year', '2022', '--json'], ['explain', '2022/organisatie/1.1b', '--json'], ['status', '--json']]) {
      expect([args, await told(folder, ...args)]).toEqual([args, await told(directory, ...args)]);
    }
    for (const name of ['pseudonym.key', 'signing.jwk']) expect(readFileSync(join(folder, 'keys', name))).toEqual(readFileSync(join(directory, 'keys', name)));
    const store = await openStore({ directory: folder }, { log: silentLogger });
    try {
      expect(await store.store.tasks.request([{ organization: 'o', job: 'none', key: 'after', payload: {}, group: 'after' }])).toBe(1);
    } finally {
      await store.close();
    }
  });

  test('is refused over data, and they stay', async () => {
    const before = await told(directory, 'values', '--year', '2022', '--json');
    const { code, stderr } = await run(['restore', at('with.backup'), '--config', config(directory)]);
    expect([code, stderr.includes('restore-over-data')]).toEqual([3, true]);
    expect(await told(directory, 'values', '--year', '2022', '--json')).toBe(before);
  });

  test('is refused beside another pseudonym key, and without keys says to put them back', async () => {
    const folder = fresh('three', true);
    writeFileSync(join(folder, 'keys', 'pseudonym.key'), 'f'.repeat(64));
    for (const backup of ['with.backup', 'without.backup']) {
      const { code, stderr } = await run(['restore', at(backup), '--config', config(folder)]);
      expect([backup, code, stderr.includes('restore-other-keys')]).toEqual([backup, 3, true]);
    }
    expect(await told(fresh('four', false), 'restore', at('without.backup'))).toContain('Zet nu eerst de map `keys` terug');
  });
});
