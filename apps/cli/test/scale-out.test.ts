import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { deriveValues } from '@meervoud/task';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { compareWithTruth } from '../src/demo/compare-with-truth.ts';
import { run, type Running, start, temporaryDirectory } from './meervoud.ts';

const { databaseUrl, redisUrl } = await reachableServices(process.env);
const there = databaseUrl !== undefined && redisUrl !== undefined;
const population = generatePopulation({ seed: 8, reportingYear: 2023 });
const years = [2021, 2022, 2023];
/** How often everything is derived anew. */
const ROUNDS = 5;
const organization = `maasoever-${randomBytes(4).toString('hex')}`;
const machines = temporaryDirectory();
const running = new Map<string, Running>();
let ecd: SandboxEcd;
let database: TestStore;
let witness: pg.Pool;

const place = (): string => (database.place as { databaseUrl: string }).databaseUrl;
/** What a machine is given: the two addresses, one of which tells the database who is asking, and the same meervoud.json. */
const environmentOf = (machine: string): Record<string, string> => ({ DATABASE_URL: `${place()}?application_name=${machine}`, REDIS_URL: redisUrl! });
const configure = (machine: string): string => {
  mkdirSync(join(machines, machine), { recursive: true });
  const file = join(machines, machine, 'meervoud.json');
  const auth = { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } };
  writeFileSync(file, JSON.stringify({
    organization: { id: organization, name: 'Zorggroep Maasoever' }, directory: '.', campaigns: [population.campaign],
    sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: ecd.fhirUrl, auth } }],
  }));
  return file;
};
const startWorker = async (machine: string): Promise<Running> => {
  const worker = start(['worker', '--config', configure(machine)], environmentOf(machine));
  running.set(machine, worker);
  await worker.until('worker: derives');
  return worker;
};

beforeAll(async () => {
  if (!there) return;
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  database = await openTestStore({ kind: 'postgresql', databaseUrl });
  // the database itself writes down who began and who completed what
  witness = new pg.Pool({ connectionString: place(), max: 2 });
  await witness.query(`
    create table meervoud.witness (number bigint generated always as identity, task text, what text, machine text);
    create function meervoud.witness() returns trigger language plpgsql as $$ begin
      if new.attempt > old.attempt then insert into meervoud.witness (task, what, machine) values (new.id, 'begun', current_setting('application_name')); end if;
      if new.status = 'completed' and old.status <> 'completed' then insert into meervoud.witness (task, what, machine) values (new.id, 'completed', current_setting('application_name')); end if;
      return null; end $$;
    create trigger witness after update on meervoud.task for each row execute function meervoud.witness();`);
  await database.store.campaigns.attest(organization, population.attestations);
  for (const reportingYear of years) await database.store.campaigns.put(organization, generatePopulation({ seed: 8, reportingYear }).campaign);
  expect(await run(['sync', '--config', configure('home')], { ...environmentOf('home'), ECD_SECRET: 'right' })).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const worker of running.values()) worker.kill('SIGKILL');
  await Promise.all([...running.values()].map(({ ended }) => ended));
  await witness?.end();
  await database?.close();
  await ecd?.close();
  rmSync(machines, { recursive: true, force: true });
});
beforeEach((context) => { if (!there) context.skip('PostgreSQL and Redis do not both answer'); });

const ask = async (group: string, times: number): Promise<number> => {
  const locations = [...(await database.store.records.locations(organization)).map(({ id }) => id), null];
  return database.store.tasks.request(Array.from({ length: times }).flatMap((_, time) => years.flatMap((reportingYear) => locations.map((location) => ({
    job: deriveValues.name, key: `${organization}/${group}/${time}/${reportingYear}/${location ?? '*'}`, group,
    payload: { organization, set: 'basisveiligheid', reportingYear, location },
  })))));
};
const untilDone = (group: string): Promise<void> =>
  expect.poll(async () => database.store.tasks.progress(group), { timeout: 280_000, interval: 500 }).toMatchObject({ requested: 0, failed: 0 });

interface Share { readonly machine: string; readonly completed: number }
const shares = async (group: string): Promise<readonly Share[]> => (await witness.query<Share>(`
  select machine, count(*)::int as completed from meervoud.witness w join meervoud.task t on t.id = w.task
  where w.what = 'completed' and t.task_group = $1 group by machine order by machine`, [group])).rows;
const completedMoreThanOnce = async (): Promise<number> =>
  (await witness.query(`select task from meervoud.witness where what = 'completed' group by task having count(*) > 1`)).rows.length;
/** What this machine began and did not complete, while nobody else has. */
const inFlightAt = async (machine: string): Promise<readonly string[]> => (await witness.query<{ id: string }>(`
  select t.id from meervoud.task t where t.status = 'requested' and t.lease_until > clock_timestamp()
    and (select machine from meervoud.witness w where w.task = t.id and w.what = 'begun' order by number desc limit 1) = $1`, [machine])).rows.map(({ id }) => id);
/** Stops a machine at a moment at which it holds work, so that what follows is about that work. */
const freezeAtWork = async (machine: string): Promise<readonly string[]> => {
  for (;;) {
    running.get(machine)!.kill('SIGSTOP');
    const held = await inFlightAt(machine);
    if (held.length > 0) return held;
    running.get(machine)!.kill('SIGCONT');
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
};
const requireTruth = async (): Promise<void> => {
  const values = await database.store.values.newest({ organization, set: 'basisveiligheid', reportingYear: 2023 });
  expect(compareWithTruth(population.truth, values)).toEqual({ compared: population.truth.length, differences: [] });
  // every place was derived many times over; a second version would be a second, different effect
  const { rows } = await witness.query<{ versions: number[] }>('select array_agg(distinct version) as versions from meervoud.value_version where organization = $1', [organization]);
  expect(rows).toEqual([{ versions: [1] }]);
};

test('workers on other machines share the load with the two addresses and nothing else, and no task is done twice', async () => {
  await Promise.all(['one', 'two', 'three'].map(startWorker));
  const asked = await ask('shared', ROUNDS);
  await untilDone('shared');
  const done = await shares('shared');
  process.stdout.write(`${asked} derivations and their fragments: ${done.map(({ machine, completed }) => `${machine} ${completed}`).join(', ')}\n`);
  expect(done.map(({ machine }) => machine)).toEqual(['one', 'three', 'two']);
  // an even share is a third; who gets under a tenth takes no part worth the name
  const total = done.reduce((sum, { completed }) => sum + completed, 0);
  expect(total).toBe(asked + ROUNDS * years.length * (asked / ROUNDS / years.length - 1));
  for (const { completed } of done) expect(completed).toBeGreaterThan(total / 10);
  expect(await completedMoreThanOnce()).toBe(0);
  await requireTruth();
});

test('one that is killed loses nothing, and one that wakes up late changes nothing', async () => {
  await ask('killed', ROUNDS);
  const lost = await freezeAtWork('one');
  running.get('one')!.kill('SIGKILL');
  expect((await running.get('one')!.ended).signal).toBe('SIGKILL');
  const late = await freezeAtWork('two');
  await untilDone('killed');

  // what they held was begun again by the one that was left, although the frozen one may have held locks
  const { rows } = await witness.query<{ task: string; machine: string }>("select task, machine from meervoud.witness where what = 'completed' and task = any($1)", [[...lost, ...late]]);
  expect(rows.map(({ task }) => task).toSorted()).toEqual([...lost, ...late].toSorted());
  for (const { machine } of rows) expect(machine).toBe('three');
  running.get('two')!.kill('SIGCONT');
  running.get('two')!.kill('SIGTERM');
  expect(await running.get('two')!.ended).toMatchObject({ code: 0 });
  process.stdout.write(`killed with ${lost.length} under way, frozen with ${late.length}\n`);
  expect(await completedMoreThanOnce()).toBe(0);
  await requireTruth();
});

test('one that is asked to stop gives its work to the others and ends with 0', async () => {
  await startWorker('four');
  await ask('stopped', 3);
  await expect.poll(() => inFlightAt('four'), { timeout: 60_000, interval: 10 }).not.toEqual([]);
  running.get('four')!.kill('SIGTERM');
  expect(await running.get('four')!.ended).toMatchObject({ code: 0, signal: null });
  expect(await inFlightAt('four')).toEqual([]);
  await untilDone('stopped');
  expect(await completedMoreThanOnce()).toBe(0);
});
