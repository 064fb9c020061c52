import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@meervoud/kernel';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { findBinaries } from '../src/embedded/binaries.ts';
import { choosePlace } from '../src/embedded/place.ts';
import { isAlive, runningPostmaster } from '../src/embedded/postmaster-file.ts';
import { reachableBinaries } from '../src/embedded/reachable-binaries.ts';
import { startOrAttach, stop } from '../src/embedded/server.ts';
import { serverUser } from '../src/embedded/server-user.ts';
import { openEmbeddedPostgres, openStore } from '../src/index.ts';
import { startChild } from './children/child.ts';
import { codeOfRejection } from './examples.ts';

const script = (name: string): URL => new URL(`./children/${name}.ts`, import.meta.url);
const isRoot = process.getuid?.() === 0;
const log = silentLogger;
const made: string[] = [];

const directory = (mode = 0o711, parent = tmpdir()): string => {
  const path = mkdtempSync(join(parent, 'meervoud-embedded-'));
  chmodSync(path, mode);
  made.push(path);
  return path;
};
const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !condition(); tries += 1) await new Promise((resolve) => { setTimeout(resolve, 10); });
  expect(condition()).toBe(true);
};

afterEach(() => {
  for (const path of made.splice(0)) {
    const pid = runningPostmaster(join(path, 'postgres'));
    if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    rmSync(path, { recursive: true, force: true });
  }
});

describe('the embedded server', () => {
  it('that closes and never comes to its end is ended, and what it had acknowledged is there', async () => {
    const path = directory();
    await (await openEmbeddedPostgres(path, { log })).close();
    const user = serverUser();
    const [place, binaries] = [choosePlace(path, user), reachableBinaries(findBinaries(), user)];
    const { client: stays } = await startOrAttach(place, binaries, user);
    await stays.query('create table kept as select 7 as n');
    const before = runningPostmaster(place.data)!;
    // asked to wait for those who are connected, it refuses everybody else for as long as one stays
    process.kill(before, 'SIGTERM');
    const { client, attached } = await startOrAttach(place, binaries, user, 1_000);
    expect([attached, isAlive(before), runningPostmaster(place.data) === before]).toEqual([false, false, false]);
    expect((await client.query<{ n: number }>('select n from kept')).rows).toEqual([{ n: 7 }]);
    await Promise.all([client.end(), stays.end().catch(() => {})]);
    await stop(place);
  });

  it('keeps data durably, checks its pages, listens to no port, and is private', async () => {
    const path = directory();
    const opened = await openEmbeddedPostgres(path, { log });
    const client = new pg.Client(opened.connection);
    await client.connect();
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'unix_socket_permissions'];
    const { rows } = await client.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any($1)', [names]);
    await client.end();
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', data_checksums: 'on', listen_addresses: '', unix_socket_permissions: '0700',
    });
    expect({ attached: opened.attached, data: opened.data }).toEqual({ attached: false, data: join(path, 'postgres') });
    expect(statSync(opened.connection.host ?? '').mode & 0o777).toBe(0o700);
    expect(statSync(opened.data).mode & 0o777).toBe(0o700);
    if (isRoot) expect(statSync(opened.data).uid).not.toBe(0);
    const pid = runningPostmaster(opened.data);
    await opened.close();
    expect(pid).toBeGreaterThan(1);
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(existsSync(join(opened.data, 'postmaster.pid'))).toBe(false);
  });

  it('refuses every second owner, in this process and in others, and lets one in when the first is done', async () => {
    const path = directory();
    const first = await openStore({ directory: path }, { log });
    expect(await codeOfRejection(openStore({ directory: path }, { log }))).toBe('embedded-directory-in-use');
    const children = await Promise.all(Array.from({ length: 5 }, () => startChild(script('open-and-say'), path)));
    const answers = await Promise.all(children.map((child) => child.line('')));
    for (const answer of answers) {
      expect(answer).toMatch(/^refused embedded-directory-in-use halt /);
      expect(answer).toContain(path);
      expect(answer).toContain('DATABASE_URL');
    }
    expect(await first.store.access.list('still-works', 1)).toEqual([]);
    await first.close();
    const next = await startChild(script('open-and-say'), path);
    expect(await next.line('')).toBe('open');
    expect(await next.ended).toEqual({ code: 0, signal: null });
  });

  it('lets exactly one in when several start for the first time at once', async () => {
    const path = directory();
    const children = await Promise.all(Array.from({ length: 4 }, () => startChild(script('open-and-say'), path, '120000')));
    const answers = (await Promise.all(children.map((child) => child.line('')))).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(answers.sort()).toEqual(['open', ...Array.from({ length: 3 }, () => 'refused embedded-directory-in-use')]);
    // only now, so that none comes after the one that was in has gone
    for (const child of children) child.process.kill('SIGUSR2');
    await Promise.all(children.map((child) => child.ended));
    expect(readdirSync(path).filter((name) => name.includes('.new-'))).toEqual([]);
    expect(runningPostmaster(join(path, 'postgres'))).toBeUndefined();
  });

  it('has every acknowledged row after its owner was killed in the middle of writing', async () => {
    const path = directory();
    const acknowledged = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      const child = await startChild(script('write-forever'), path);
      await child.line('open');
      await until(() => child.lines.length > 150);
      child.process.kill('SIGKILL');
      expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
      for (const line of child.lines) if (line.startsWith('row ')) acknowledged.add(line.slice(4));
      expect(runningPostmaster(join(path, 'postgres'))).toBeGreaterThan(1);
    }
    const embedded = await openEmbeddedPostgres(path, { log });
    expect(embedded.attached).toBe(true);
    await embedded.close();
    const opened = await openStore({ directory: path }, { log });
    const { requested } = await opened.store.tasks.progress('acknowledged');
    const found = await opened.store.tasks.due({ organization: 'o', jobs: ['test'], limit: 100_000, olderThan: 0 });
    await opened.close();
    expect(acknowledged.size).toBeGreaterThan(150);
    expect(requested).toBeGreaterThanOrEqual(acknowledged.size);
    const keys = new Set(found.map(({ key }) => key));
    expect([...acknowledged].filter((key) => !keys.has(key))).toEqual([]);
  });

  it('has every acknowledged row after the server itself was killed, starts it again and holds on to the directory', async () => {
    const path = directory();
    const opened = await openStore({ directory: path }, { log });
    const request = (n: number): Promise<number> => opened.store.tasks.request([{ organization: 'o', job: 'test', key: `k/${n}`, payload: {}, group: 'g' }]);
    for (let n = 0; n < 50; n += 1) await request(n);
    const killed = runningPostmaster(opened.data ?? '') ?? 0;
    process.kill(killed, 'SIGKILL');
    await until(() => ![undefined, killed].includes(runningPostmaster(opened.data ?? '')));
    let back = false;
    for (let tries = 0; tries < 200 && !back; tries += 1) {
      back = await opened.store.tasks.progress('g').then(({ requested }) => requested === 50, () => false);
      if (!back) await new Promise((resolve) => { setTimeout(resolve, 25); });
    }
    expect(back).toBe(true);
    const other = await startChild(script('open-and-say'), path);
    expect(await other.line('')).toMatch(/^refused embedded-directory-in-use/);
    await opened.close();
  });

  it('leaves no server behind when the program ends without closing', async () => {
    const path = directory();
    const child = await startChild(script('end-without-closing'), path);
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect(child.lines).toEqual(['open']);
    await until(() => !existsSync(join(path, 'postgres', 'postmaster.pid')));
  });

  it('starts beside an old pid file that is another program\'s number by now', async () => {
    const path = directory();
    await (await openEmbeddedPostgres(path, { log })).close();
    writeFileSync(join(path, 'postgres', 'postmaster.pid'), `${process.pid}\n${path}/postgres\n0\n5432\n\n\n\nready\n`);
    const opened = await openEmbeddedPostgres(path, { log });
    expect(opened.attached).toBe(false);
    await opened.close();
  });

  it('refuses the data of another major, and leaves them as they are', async () => {
    const path = directory();
    mkdirSync(join(path, 'postgres'));
    writeFileSync(join(path, 'postgres', 'PG_VERSION'), '15\n');
    await expect(openEmbeddedPostgres(path, { log })).rejects.toMatchObject({ code: 'embedded-other-major', recovery: 'halt', at: join(path, 'postgres') });
    expect(readdirSync(join(path, 'postgres'))).toEqual(['PG_VERSION']);
  });

  it('names DATABASE_URL where there is no binary', () => {
    for (const [platform, arch] of [['linux', 'riscv64'], ['win32', 'x64'], ['aix', 'ppc64']] as const) {
      expect(() => findBinaries(platform, arch)).toThrow(expect.objectContaining({
        code: 'embedded-postgres-unavailable', recovery: 'halt', message: expect.stringContaining('DATABASE_URL') as string,
      }) as Error);
    }
  });

  it('works in a directory whose path is too long for a socket', async () => {
    const path = join(directory(), 'a-long-name-'.repeat(6), 'another-long-name-'.repeat(4));
    mkdirSync(path, { recursive: true });
    const opened = await openEmbeddedPostgres(path, { log });
    expect(opened.data.startsWith(path)).toBe(true);
    expect(opened.connection.host?.startsWith(path)).toBe(false);
    expect(await codeOfRejection(openEmbeddedPostgres(path, { log }))).toBe('embedded-directory-in-use');
    await opened.close();
    rmSync(opened.connection.host ?? '', { recursive: true });
  });

  it.runIf(isRoot)('as root keeps the data of an unreachable directory under /var/tmp, says so, and finds them again', async () => {
    const path = directory(0o700);
    const said: string[] = [];
    const first = await openStore({ directory: path }, { log: { ...log, warn: (message) => { said.push(message); } } });
    const base = readFileSync(join(path, 'postgres-is-at'), 'utf8').trim();
    made.push(base);
    expect(first.data).toBe(join(base, 'postgres'));
    expect(base.startsWith('/var/tmp/meervoud-')).toBe(true);
    expect(said.some((message) => message.includes(base) && message.includes(path))).toBe(true);
    await first.store.tasks.request([{ organization: 'o', job: 'test', key: 'k', payload: {}, group: 'g' }]);
    await first.close();
    const again = await openStore({ directory: path }, { log });
    expect((await again.store.tasks.progress('g')).requested).toBe(1);
    await again.close();
  });

  it.runIf(isRoot)('does not adopt a folder that someone else could enter', async () => {
    const path = directory(0o700);
    await (await openEmbeddedPostgres(path, { log })).close();
    const base = readFileSync(join(path, 'postgres-is-at'), 'utf8').trim();
    made.push(base);
    chmodSync(base, 0o777);
    expect(await codeOfRejection(openEmbeddedPostgres(path, { log }))).toBe('embedded-directory-unsafe');
  });
});
