import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxBroker, type SandboxEcd, startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derive } from '../src/commands/derive.ts';
import { sync } from '../src/commands/sync.ts';
import { demoSecrets, writeDemoConfig } from '../src/demo/demo-config.ts';
import { type House, openHouse } from '../src/house.ts';
import { createMetrics, metricNames } from '../src/monitoring/metrics.ts';
import { type MonitoringServer, startMonitoringServer } from '../src/monitoring/monitoring-server.ts';
import { openOutput } from '../src/output.ts';
import { publicKeys } from '../src/secret.ts';
import { setFor } from '../src/shelf.ts';
import { temporaryDirectory } from './meervoud.ts';

const quiet = openOutput({ json: true }, { write: () => true } as never, { write: () => true } as never);
const reportingYear = 2022;
const population = generatePopulation({ seed: 3, reportingYear });
const directory = join(temporaryDirectory(), 'data');
let [ecd, broker, house, server]: [SandboxEcd, SandboxBroker, House, MonitoringServer] = [] as never;
const stop = new AbortController();
let working: Promise<void>;
const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, text: await response.text() };
};
/** `meervoud_tasks{job="derive-values",status="completed"}` as a number; undefined when it is not told. */
const sample = (text: string, line: string): number | undefined => {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};

beforeAll(async () => {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const secrets = await demoSecrets(directory);
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: secrets.ecd });
  broker = await startSandboxBroker({
    senders: [{ clientId: population.organization.id, clientSecret: secrets.broker, organization: population.organization.id, jwks: await publicKeys(directory) }],
  });
  house = await openHouse({ ...writeDemoConfig(directory, population, ecd, broker, secrets), databaseUrl: undefined, redisUrl: undefined }, quiet);
  server = await startMonitoringServer({ host: '127.0.0.1', port: 0 }, house, house.metrics);
  await house.store.campaigns.attest(house.config.organization.id, population.attestations);
  await sync(house, quiet);
  await derive(house, quiet, setFor('basisveiligheid', reportingYear));
  const before = { organization: house.config.organization.id, source: 'before', run: '1' };
  await house.store.runs.begin(before, [], 'a@1');
  await house.store.runs.complete(before);
  working = house.work(stop.signal);
});
afterAll(async () => {
  stop.abort();
  await working;
  await server?.close();
  await house?.[Symbol.asyncDispose]();
  await ecd?.close();
  await broker?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('a process that works', () => {
  test('is live and ready', async () => {
    await expect.poll(async () => (await get('/ready')).status, { timeout: 20_000 }).toBe(200);
    expect(JSON.parse((await get('/live')).text)).toEqual({ ok: true, worker: true });
    expect(JSON.parse((await get('/ready')).text)).toEqual({ ok: true, database: true, queue: true });
  });

  test('tells the figures that the store itself holds', async () => {
    const { text } = await get('/metrics');
    const values = await house.store.values.newest({ organization: house.config.organization.id, set: 'basisveiligheid', reportingYear });
    const locations = await house.store.records.locations(house.config.organization.id);
    expect(sample(text, 'meervoud_values_derived{set="basisveiligheid"}')).toBe(values.length);
    expect(sample(text, 'meervoud_tasks{job="derive-values",status="completed"}')).toBe(locations.length + 1);
    expect(sample(text, 'meervoud_attempt_seconds_count{job="derive-values",end="completed"}')).toBe(locations.length + 1);
    expect(sample(text, 'meervoud_queue_offers_total{job="derive-values"}')).toBeGreaterThanOrEqual(locations.length + 1);
    expect(sample(text, 'meervoud_outbox_age_seconds')).toBe(0);
    expect(sample(text, 'meervoud_store_up')).toBe(1);
    expect(sample(text, 'meervoud_source_read_age_seconds{source="ecd"}')).toBeGreaterThan(0);
    // a source that was read once, and is no longer configured
    expect(text).not.toContain('source="before"');
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) expect(sample(text, name)).toBeGreaterThan(0);
    for (const { name } of Object.values(metricNames)) expect(text).toContain(`# TYPE ${name} `);
  });

  test('says how long the oldest task has been waiting', async () => {
    await house.store.tasks.request([{ organization: house.config.organization.id, job: 'nobody-does-this', key: 'waits', payload: {}, group: 'waits' }]);
    await expect.poll(async () => sample((await get('/metrics')).text, 'meervoud_outbox_age_seconds'), { timeout: 10_000 }).toBeGreaterThan(0.5);
  });

  test('has few series, and none about a client', async () => {
    const { text } = await get('/metrics');
    const own = text.split('\n').filter((line) => line.startsWith('meervoud_'));
    expect(own.length).toBeLessThan(150);
    for (const canary of population.canaries) expect(text.includes(canary)).toBe(false);
    expect(text).not.toMatch(/p-[0-9a-f]{32}|Patient\//);
  });

  test('answers nothing else', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a process that does not', () => {
  const watching = async (watched: Parameters<typeof startMonitoringServer>[1]) => {
    const metrics = createMetrics();
    metrics.watch({ store: { gauges: () => Promise.reject(new Error('gone')) }, organization: 'x', sources: [], silence: () => ({}), running: () => ({ 'derive-values': 90_000 }) });
    return startMonitoringServer({ host: '127.0.0.1', port: 0 }, watched, metrics);
  };
  const statuses = async (url: string) => Promise.all(['/live', '/ready'].map(async (path) => (await fetch(`${url}${path}`)).status));

  test('is not live when a receiver has been silent for over a minute, and not ready before that', async () => {
    let silent = 0;
    const other = await watching({ store: house.store, pulse: () => ({ sweep: 0, receivers: { 'derive-values': silent }, renewals: 0 }) });
    try {
      expect(await statuses(other.url)).toEqual([200, 200]);
      silent = 40_000;
      expect(await statuses(other.url)).toEqual([200, 503]);
      silent = 60_001;
      expect(await statuses(other.url)).toEqual([503, 503]);
    } finally {
      await other.close();
    }
  });

  test('is live and not ready when its database refuses or never answers, and its metrics leave out what is not known', async () => {
    for (const progress of [() => Promise.reject(new Error('gone')), () => new Promise<never>(() => {})]) {
      const other = await watching({ store: { tasks: { progress } as never }, pulse: () => undefined });
      try {
        expect(await statuses(other.url)).toEqual([200, 503]);
        const text = await (await fetch(`${other.url}/metrics`)).text();
        expect(sample(text, 'meervoud_store_up')).toBe(0);
        expect(sample(text, 'meervoud_outbox_age_seconds')).toBeUndefined();
        expect(sample(text, 'meervoud_attempt_running_seconds{job="derive-values"}')).toBe(90);
      } finally {
        await other.close();
      }
    }
  });

  test('says so when its address is taken', async () => {
    const { port } = new URL(server.url);
    await expect(startMonitoringServer({ host: '127.0.0.1', port: Number(port) }, house, house.metrics)).rejects.toMatchObject({ code: 'monitoring-address-in-use' });
  });
});
