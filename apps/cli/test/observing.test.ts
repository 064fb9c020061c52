import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { type SandboxBroker, type SandboxEcd, startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derive } from '../src/commands/derive.ts';
import { sync } from '../src/commands/sync.ts';
import { demoSecrets, writeDemoConfig } from '../src/demo/demo-config.ts';
import { type House, openHouse } from '../src/house.ts';
import { openLog } from '../src/log.ts';
import { openTracing, startTracing, type Tracing } from '../src/monitoring/tracing.ts';
import { openGateway } from '../src/open-gateway.ts';
import { openOutput } from '../src/output.ts';
import { publicKeys } from '../src/secret.ts';
import { setFor } from '../src/shelf.ts';
import { countsTable } from '../src/show/counts-table.ts';
import { startRedis } from './doctor-places.ts';
import { temporaryDirectory } from './meervoud.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const reportingYear = 2022;
const population = generatePopulation({ seed: 29, reportingYear });

describe.skipIf(!hasRedis)('a whole run, watched by everything that watches', () => {
  const root = temporaryDirectory();
  const directory = join(root, 'data');
  const [exporter, said, carried]: [InMemorySpanExporter, string[], string[]] = [new InMemorySpanExporter(), [], []];
  let [ecd, broker, house, tracing]: [SandboxEcd, SandboxBroker, House, Tracing] = [] as never;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let spy: Redis;
  let token = '';

  beforeAll(async () => {
    redis = await startRedis('--maxmemory-policy', 'noeviction');
    // every command that reaches Redis, with what it carries
    const plain = new Redis(redis.url);
    spy = await plain.monitor();
    plain.disconnect();
    spy.on('error', () => {});
    spy.on('monitor', (_time: string, args: readonly string[]) => { carried.push(args.join(' ')); });
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    const secrets = await demoSecrets(directory);
    ({ token } = secrets);
    ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: secrets.ecd });
    broker = await startSandboxBroker({
      senders: [{ clientId: population.organization.id, clientSecret: secrets.broker, organization: population.organization.id, jwks: await publicKeys(directory) }],
    });
    tracing = startTracing([new SimpleSpanProcessor(exporter)]);
    const output = openOutput({}, { write: (text: string) => { said.push(text); return true; } } as never, { write: (text: string) => { said.push(text); return true; } } as never);
    house = await openHouse({ ...writeDemoConfig(directory, population, ecd, broker, secrets), databaseUrl: undefined, redisUrl: redis.url }, output);
    await house.store.campaigns.attest(house.config.organization.id, population.attestations);
    ecd.failNext(1, 503);
    await sync(house, output);
    await derive(house, output, setFor('basisveiligheid', reportingYear));
    const counts = await house.store.records.counts(house.config.organization.id);
    output.result(counts, () => countsTable(counts, 'nl'));
    const gateway = await openGateway(house);
    const base = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const [value] = await house.store.values.newest({ organization: house.config.organization.id, set: 'basisveiligheid', reportingYear });
    for (const path of [`/v1/values/${value!.id}/memberships`, '/v1/values?reportingYear=2022', `/v1/values/${population.canaries[0]!}`]) {
      await fetch(`${base}${encodeURI(path)}`, { headers: { authorization: `Bearer ${token}` } });
    }
    await gateway.close();
  });
  afterAll(async () => {
    await house?.[Symbol.asyncDispose]();
    await tracing?.close();
    spy?.disconnect();
    await redis?.stop();
    await ecd?.close();
    await broker?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const spans = () => exporter.getFinishedSpans().map(({ name, attributes, status, resource, events }) => ({ name, attributes, status, resource: resource.attributes, events }));

  test('has a span for every attempt, with how it ended', async () => {
    const locations = await house.store.records.locations(house.config.organization.id);
    const attempts = spans().filter(({ name }) => name === 'attempt derive-values');
    expect(attempts.map(({ attributes }) => attributes['meervoud.end'])).toEqual([...locations, null].map(() => 'completed'));
    expect(new Set(attempts.map(({ attributes }) => attributes['meervoud.task'])).size).toBe(locations.length + 1);
    expect(spans().some(({ name }) => name === 'attempt acquire-records')).toBe(true);
  });

  test('has a span for every request, named after its route', () => {
    const requests = spans().filter(({ attributes }) => 'http.route' in attributes).map(({ name, attributes }) => [name, attributes['http.response.status_code']]);
    expect(requests).toEqual([['GET /v1/values/:id/memberships', 200], ['GET /v1/values', 200], ['GET /v1/values/:id', 400]]);
  });

  test('has a span for every request to the ECD under the attempt that sent it: host, method and status, never what was asked for', () => {
    const all = exporter.getFinishedSpans();
    const port = Number(new URL(ecd.url).port);
    const asked = all.filter(({ kind, attributes }) => kind === SpanKind.CLIENT && attributes['server.port'] === port);
    const reads = new Set(all.filter(({ name }) => name === 'attempt acquire-records').map((span) => span.spanContext().spanId));
    expect(reads.size).toBe(1);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ parentSpanContext }) => !reads.has(parentSpanContext?.spanId ?? '')).length).toBe(0);
    expect(asked.filter(({ attributes }) => attributes['http.response.status_code'] === 503).map(({ status }) => status.code)).toEqual([SpanStatusCode.ERROR]);
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(['GET', 'POST']));
    const shown = new Set(asked.flatMap(({ attributes }) => Object.keys(attributes)));
    expect(shown).toEqual(new Set(['http.request.method', 'server.address', 'server.port', 'http.response.status_code']));
    expect(JSON.stringify(asked.map(({ name, attributes, events }) => [name, attributes, events]))).not.toMatch(/fhir|Condition|\?/);
  });

  test('shows no client anywhere: not in log, terminal, metrics, spans or what the queue carried', async () => {
    const places = {
      log: readFileSync(join(directory, 'meervoud.log'), 'utf8'), terminal: said.join(''), metrics: await house.metrics.text(), spans: JSON.stringify(spans()), queue: carried.join('\n'),
    };
    // each of them was really written to
    for (const [place, text] of Object.entries(places)) expect([place, text.length > 100]).toEqual([place, true]);
    expect(places.queue).toContain('taskId');
    expect(population.canaries.length).toBeGreaterThan(100);
    for (const [place, text] of Object.entries(places)) {
      expect([place, population.canaries.filter((canary) => text.includes(canary))]).toEqual([place, []]);
      expect([place, /p-[0-9a-f]{32}|Patient\//.exec(text)?.[0]]).toEqual([place, undefined]);
      expect([place, text.includes(token)]).toEqual([place, false]);
    }
  });
});

test('a log line holds no field that is not on the list, also of an object that carries more', () => {
  const directory = temporaryDirectory();
  openLog({ directory }).info('seen', { job: 'derive-values', ...({ name: 'Jansen', patient: { bsn: '999990019' } }) } as never);
  const line = JSON.parse(readFileSync(join(directory, 'meervoud.log'), 'utf8')) as object;
  expect(Object.keys(line).toSorted()).toEqual(['job', 'level', 'msg', 'time']);
  rmSync(directory, { recursive: true });
});

test('traces are off by default, and go where the standard variable says', async () => {
  expect(openTracing({})).toBeUndefined();
  const paths: string[] = [];
  const collector = createServer((request, response) => { paths.push(`${request.method} ${request.url}`); request.resume(); response.end('{}'); }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  try {
    const tracing = openTracing(process.env);
    const { trace } = await import('@opentelemetry/api');
    trace.getTracer('test').startSpan('one').end();
    await tracing!.close();
    expect(paths).toEqual(['POST /v1/traces']);
  } finally {
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    collector.close();
  }
});
