import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxBroker, type SandboxEcd, startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { openTestStore, reachableServices } from '@meervoud/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { approve } from '../src/commands/approve.ts';
import { derive } from '../src/commands/derive.ts';
import { setFor } from '../src/shelf.ts';
import { writeReport } from '../src/commands/report.ts';
import { submit } from '../src/commands/submit.ts';
import { sync } from '../src/commands/sync.ts';
import type { Config } from '../src/config.ts';
import { compareWithTruth } from '../src/demo/compare-with-truth.ts';
import { demoAccounts, demoSecrets, writeDemoConfig } from '../src/demo/demo-config.ts';
import { type House, openHouse } from '../src/house.ts';
import { openOutput } from '../src/output.ts';
import { publicKeys } from '../src/secret.ts';
import { temporaryDirectory } from './meervoud.ts';

const services = await reachableServices(process.env);
const footings = [
  { name: 'embedded PostgreSQL', queue: 'postgresql', needs: true, database: undefined, redis: undefined },
  { name: 'a PostgreSQL server', queue: 'postgresql', needs: services.databaseUrl !== undefined, database: services.databaseUrl, redis: undefined },
  { name: 'a PostgreSQL server and Redis', queue: 'redis', needs: services.databaseUrl !== undefined && services.redisUrl !== undefined, database: services.databaseUrl, redis: services.redisUrl },
] as const;

const quiet = openOutput({ json: true }, { write: () => true } as never, { write: () => true } as never);
const reportingYear = 2022;
const population = generatePopulation({ seed: 11, reportingYear });
const name = (suffix: string): string => `maasoever-${suffix}`;

describe.each(footings)('the whole job on $name', ({ queue, needs, database, redis }) => {
  const directory = temporaryDirectory();
  let ecd: SandboxEcd;
  let broker: SandboxBroker;
  let house: House;
  let removeDatabase = async (): Promise<void> => {};

  beforeAll(async () => {
    if (!needs) return;
    const secrets = await demoSecrets(directory);
    ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: secrets.ecd });
    broker = await startSandboxBroker({
      senders: [{ clientId: population.organization.id, clientSecret: secrets.broker, organization: population.organization.id, jwks: await publicKeys(directory) }],
    });
    const config: Config = writeDemoConfig(directory, population, ecd, broker, secrets);
    if (database === undefined) {
      house = await openHouse({ ...config, databaseUrl: undefined, redisUrl: undefined }, quiet);
    } else {
      const own = await openTestStore({ kind: 'postgresql', databaseUrl: database });
      removeDatabase = own.close;
      const { databaseUrl } = own.place as { databaseUrl: string };
      house = await openHouse({ ...config, databaseUrl, redisUrl: redis }, quiet, { queuePrefix: name(randomBytes(4).toString('hex')) });
    }
  });
  afterAll(async () => {
    await house?.[Symbol.asyncDispose]();
    await removeDatabase();
    await ecd?.close();
    await broker?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  beforeEach((context) => {
    if (!needs) context.skip('no such server answers');
  });

  const values = () => house.store.values.newest({ organization: house.config.organization.id, set: 'basisveiligheid', reportingYear });
  const deliver = async () => {
    for (const { name: by } of demoAccounts) await approve(house, quiet, { year: reportingYear, by, acceptIncomplete: 'test' });
    return submit(house, quiet, reportingYear);
  };

  test('gives every value the sandbox counted, from what was read over HTTP', async () => {
    expect(house.queue.backend).toBe(queue);
    await house.store.campaigns.attest(house.config.organization.id, population.attestations);
    await sync(house, quiet);
    await derive(house, quiet, setFor('basisveiligheid', reportingYear));
    expect(compareWithTruth(population.truth, await values())).toEqual({ compared: population.truth.length, differences: [] });
  });

  test('delivers it approved by two and signed, and keeps the receipt', async () => {
    const submission = await deliver();
    expect(submission).toMatchObject({ status: 'accepted', approvals: [{ by: 'anna-kwaliteit' }, { by: 'bram-bestuur' }] });
    expect(submission.receipt?.payloadHash).toBe(submission.payloadHash);
    expect(broker.received).toHaveLength(1);
  });

  test('delivers nothing again while nothing changed', async () => {
    await sync(house, quiet);
    await derive(house, quiet, setFor('basisveiligheid', reportingYear));
    await deliver();
    expect(broker.received).toHaveLength(1);
  });

  test('follows late, changed and deleted resources, and sends them as revision 2', async () => {
    for (const resource of population.later.put) ecd.put(resource);
    for (const { resourceType, id } of population.later.deletable) expect(ecd.remove(resourceType, id)).toBe(true);
    // what is missing from one complete read is noted, from two it is gone
    await sync(house, quiet);
    await sync(house, quiet);
    await derive(house, quiet, setFor('basisveiligheid', reportingYear));
    expect(compareWithTruth(population.later.truth, await values())).toEqual({ compared: population.later.truth.length, differences: [] });
    expect((await deliver()).key.revision).toBe(2);
    expect(broker.received).toHaveLength(2);
  });

  const newestRun = async () => (await house.store.runs.latest(population.organization.id))[0]!;

  test('reads by itself when a turn has come, and raises no alarm where all is well', async () => {
    const before = await newestRun();
    const stop = new AbortController();
    const working = house.work(stop.signal);
    await vi.waitFor(async () => {
      const { run, status, reads } = await newestRun();
      expect({ isNew: run !== before.run, status, reads }).toEqual({ isNew: true, status: 'complete', reads: 'everything' });
      expect(await house.store.tasks.isDeriving(population.organization.id)).toBe(false);
    }, { timeout: 60_000, interval: 250 });
    stop.abort();
    await working;
    expect((await house.store.schedules.list(population.organization.id)).map(({ name: schedule }) => schedule)).toEqual(['readChanges', 'readEverything', 'reconcile', 'retain']);
    expect(await house.store.alarms.standing(population.organization.id)).toEqual([]);
    expect(compareWithTruth(population.later.truth, await values()).differences).toEqual([]);
  });

  test('reads everything once more before somebody signs what rests on a read of changes', async () => {
    await sync(house, quiet, { changes: true });
    expect(await newestRun()).toMatchObject({ reads: 'changes', status: 'complete' });
    await deliver();
    expect(await newestRun()).toMatchObject({ reads: 'everything', status: 'complete' });
    expect(broker.received).toHaveLength(2);
  });

  test('lets no name, address or BSN leave the ECD', async () => {
    await writeReport(house, reportingYear);
    const texts = [
      ...broker.received.map(({ payload }) => payload),
      ...readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((path) => !path.startsWith('postgres/') && statSync(join(directory, path)).isFile())
        .map((path) => readFileSync(join(directory, path), 'latin1')),
      JSON.stringify(await house.store.records.ofLocation(house.config.organization.id, null)),
      JSON.stringify(await values()),
    ];
    expect(population.canaries.length).toBeGreaterThan(100);
    for (const canary of population.canaries) for (const text of texts) expect(text.includes(canary)).toBe(false);
  });
});
