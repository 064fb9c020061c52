import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Ended, run, type Running, start, temporaryDirectory } from './meervoud.ts';

const { databaseUrl } = await reachableServices(process.env);
const population = generatePopulation({ seed: 6, reportingYear: 2023 });
const machines = temporaryDirectory();
const organization = `maasoever-${machines.slice(-6).toLowerCase().replace(/[^a-z0-9]/g, 'x')}`;

describe.skipIf(databaseUrl === undefined)('worker and gateway as processes of their own', () => {
  let ecd: SandboxEcd;
  let database: TestStore;
  const running: Running[] = [];
  beforeAll(async () => {
    ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
    database = await openTestStore({ kind: 'postgresql', databaseUrl: databaseUrl! });
  });
  afterAll(async () => {
    for (const each of running) each.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await database?.close();
    await ecd?.close();
    rmSync(machines, { recursive: true, force: true });
  });

  /** A machine is a folder with the same meervoud.json; keys lie where they were made. */
  const machine = (name: string, change: Record<string, unknown> = {}): string => {
    const directory = join(machines, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'meervoud.json'), JSON.stringify({
      organization: { id: organization, name: 'Zorggroep Maasoever' },
      directory: '.',
      sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: {
        baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } },
      } }],
      campaigns: [population.campaign],
      gateway: { port: 0 },
      ...change,
    }));
    return directory;
  };
  const environment = (): Record<string, string> => ({ DATABASE_URL: (database.place as { databaseUrl: string }).databaseUrl });
  const at = (directory: string, command: readonly string[], more: Record<string, string> = {}): Running => {
    const started = start([...command, '--config', join(directory, 'meervoud.json')], { ...environment(), ...more });
    running.push(started);
    return started;
  };
  const ending = (directory: string, ...command: readonly string[]): Promise<Ended> => at(directory, command).ended;
  const key = (directory: string, name = 'pseudonym.key'): string => readFileSync(join(directory, 'keys', name), 'utf8');

  test('a worker reads, derives, and ends with 0 when it is asked to stop', async () => {
    const home = machine('home');
    const worker = at(home, ['worker'], { ECD_SECRET: 'right' });
    await worker.until('reads and derives');
    await vi.waitFor(async () => expect(await database.store.values.newest({ organization, set: 'basisveiligheid', reportingYear: 2023 })).toHaveLength(population.truth.length), { timeout: 120_000, interval: 2_000 });
    worker.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, signal: null });
    expect(JSON.parse((await ending(home, 'values', '--year', '2023', '--json')).stdout)).toHaveLength(population.truth.length);
  });

  test('asked to stop in the middle of a read, it ends within its patience and gives the read back', async () => {
    const slow = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'application/fhir+json' }).write(' '));
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const home = machine('home', {
      patienceSeconds: 1,
      sources: [{ name: 'slow', clients: 'slow', adapter: 'nl-core-r4', config: { baseUrl: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/fhir`, auth: { type: 'bearer', token: { env: 'ECD_SECRET' } } } }],
    });
    // as if it began for the first time: then it reads at once
    await database.store.schedules.keep(organization, []);
    const worker = at(home, ['worker'], { ECD_SECRET: 'right' });
    const asked = new Promise<void>((resolve) => slow.once('request', () => resolve()));
    await asked;
    const from = performance.now();
    worker.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - from).toBeLessThan(15_000);
    // given back: nobody holds it, and being stopped is not held against it
    const [task] = (await database.store.tasks.due({ organization, jobs: ['acquire-records'], limit: 10, olderThan: 0 })).filter(({ payload }) => (payload as { source: string }).source === 'slow');
    expect(task).toMatchObject({ status: 'requested', failures: 0 });
    slow.closeAllConnections();
    slow.close();
    machine('home');
  });

  test('a worker without the key derives and does not read, and makes no key of its own', async () => {
    const other = machine('other');
    const worker = at(other, ['worker']);
    await worker.until('reading is left to the machine that holds the key');
    worker.kill('SIGTERM');
    expect((await worker.ended).code).toBe(0);
    expect(existsSync(join(other, 'keys', 'pseudonym.key'))).toBe(false);
    expect(await ending(other, 'sync')).toMatchObject({ code: 3, stderr: expect.stringContaining('[key-elsewhere]') });
  });

  test('a machine with another key is refused before it reads anything', async () => {
    const stranger = machine('stranger');
    mkdirSync(join(stranger, 'keys'), { mode: 0o700 });
    writeFileSync(join(stranger, 'keys', 'pseudonym.key'), randomBytes(32).toString('hex'));
    const ended = await ending(stranger, 'worker');
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining('[key-differs]') });
    expect(ended.stderr).not.toContain(key(stranger));
  });

  test('a gateway answers that it is well, makes the key for signing only, and ends with 0', async () => {
    const front = machine('front');
    const gateway = at(front, ['gateway']);
    await gateway.until('gateway: http');
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(gateway.said())!;
    expect(await (await fetch(`${address}/v1/health`)).json()).toEqual({ status: 'ok' });
    expect(existsSync(join(front, 'keys', 'pseudonym.key'))).toBe(false);
    gateway.kill('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, signal: null });

    const second = machine('second');
    expect(await ending(second, 'gateway')).toMatchObject({ code: 3, stderr: expect.stringContaining('[key-elsewhere]') });
    mkdirSync(join(second, 'keys'), { recursive: true, mode: 0o700 });
    copyFileSync(join(front, 'keys', 'signing.jwk'), join(second, 'keys', 'signing.jwk'));
    const beside = at(second, ['gateway']);
    await beside.until('gateway: http');
    beside.kill('SIGTERM');
    expect((await beside.ended).code).toBe(0);
  });

  test('a worker says that it is alive where it is told to, and a wrong place for that is refused', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const place = `127.0.0.1:${(free.address() as AddressInfo).port}`;
    await new Promise((resolve) => free.close(resolve));
    const worker = at(machine('other'), ['worker'], { MEERVOUD_MONITORING: place });
    await worker.until('worker:');
    expect([(await fetch(`http://${place}/live`)).status, (await fetch(`http://${place}/`)).status]).toEqual([200, 404]);
    worker.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0 });
    expect(await at(machine('other'), ['worker'], { MEERVOUD_MONITORING: 'here' }).ended).toMatchObject({ code: 3, stderr: expect.stringContaining('MEERVOUD_MONITORING') });
  });

  test('a port that is taken is refused by name', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const front = machine('front', { gateway: { port: (taken.address() as AddressInfo).port } });
    expect(await ending(front, 'gateway')).toMatchObject({ code: 3, stderr: expect.stringContaining('[port-taken]') });
    taken.close();
  });

  test('a database that is away is said as "try later"', async () => {
    expect(await run(['worker', '--config', join(machine('home'), 'meervoud.json')], { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none' }))
      .toMatchObject({ code: 4, stderr: expect.stringContaining('[database-unavailable]') });
  });
});
