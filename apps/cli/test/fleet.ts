import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandboxEcd } from '@meervoud/sandbox';
import { openTestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { deriveValues } from '@meervoud/task';
import pg from 'pg';
import { compareWithTruth } from '../src/demo/compare-with-truth.ts';
import { run, type Running, start, temporaryDirectory } from './meervoud.ts';

const reportingYear = 2023;
const years = [2021, 2022, reportingYear];

export interface Servers { readonly databaseUrl: string; readonly redisUrl: string }
export interface Share { readonly machine: string; readonly completed: number }
export interface StartOptions {
  /** How this machine reaches the servers, where that is not as we do. */
  readonly through?: (url: URL) => URL;
  /** What the command is started by: `ip netns exec <name>`. */
  readonly by?: readonly string[];
}
export type Fleet = Awaited<ReturnType<typeof openFleet>>;

/**
 * Machines that work for one provider: each a folder with the same meervoud.json and a real worker process, on one
 * PostgreSQL and one Redis. One machine has read the ECD and holds the key; the others are given the two addresses and
 * nothing else. The database itself writes down who began and who completed what.
 */
export const openFleet = async ({ databaseUrl, redisUrl }: Servers) => {
  const population = generatePopulation({ seed: 8, reportingYear });
  const organization = `maasoever-${randomBytes(4).toString('hex')}`;
  const machines = temporaryDirectory();
  const running = new Map<string, Running>();
  const ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  const database = await openTestStore({ kind: 'postgresql', databaseUrl });
  const { store } = database;
  const place = (database.place as { databaseUrl: string }).databaseUrl;
  const witness = new pg.Pool({ connectionString: place, max: 2 });
  // an idle connection that is lost is opened anew by the next question
  witness.on('error', () => {});
  const ask = async <Row extends pg.QueryResultRow>(text: string, ...values: readonly unknown[]): Promise<readonly Row[]> => (await witness.query<Row>(text, [...values])).rows;

  const environmentOf = (machine: string, through: (url: URL) => URL = (url) => url): Record<string, string> => {
    const own = through(new URL(place));
    own.searchParams.set('application_name', machine);
    return { DATABASE_URL: own.href, REDIS_URL: through(new URL(redisUrl)).href };
  };
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

  await ask(`create table meervoud.witness (number bigint generated always as identity, task text, what text, machine text)`);
  await ask(`
    create function meervoud.witness() returns trigger language plpgsql as $$ begin
      if new.attempt > old.attempt then insert into meervoud.witness (task, what, machine) values (new.id, 'begun', current_setting('application_name')); end if;
      if new.status = 'completed' and old.status <> 'completed' then insert into meervoud.witness (task, what, machine) values (new.id, 'completed', current_setting('application_name')); end if;
      return null; end $$`);
  // every task derives in full, also a place that was derived before
  await ask('create function meervoud.forget() returns trigger language plpgsql as $$ begin return null; end $$');
  await ask('create trigger forget before insert on meervoud.derivation for each row execute function meervoud.forget()');
  await ask('create trigger witness after update on meervoud.task for each row execute function meervoud.witness()');
  await store.campaigns.attest(organization, population.attestations);
  for (const year of years) await store.campaigns.put(organization, generatePopulation({ seed: 8, reportingYear: year }).campaign);
  const read = await run(['sync', '--config', configure('home')], { ...environmentOf('home'), ECD_SECRET: 'right' });
  if (read.code !== 0) throw new Error(read.stderr);
  const locations = [...(await store.records.locations(organization)).map(({ id }) => id), null];

  return {
    /** Starts a worker on a machine, and waits until it works. */
    startWorker: async (machine: string, { through, by = [] }: StartOptions = {}): Promise<Running> => {
      const worker = start(['worker', '--config', configure(machine)], environmentOf(machine, through), by);
      running.set(machine, worker);
      await worker.until('worker: derives');
      return worker;
    },
    /** Asks for every location and year so many times over. Returns how many tasks that will be, fragments and all. */
    ask: async (group: string, times: number): Promise<number> => {
      const derivations = await store.tasks.request(Array.from({ length: times }).flatMap((_, time) => years.flatMap((year) => locations.map((location) => ({
        organization, job: deriveValues.name, key: `${organization}/${group}/${time}/${year}/${location ?? '*'}`, group,
        payload: { organization, set: 'basisveiligheid', reportingYear: year, location, state: `${group}.${time}` },
      })))));
      // every location gets its fragments written; the organization as a whole has none
      return derivations + times * years.length * (locations.length - 1);
    },
    /** Throws when a task fails for good, or when it takes longer than `seconds`. */
    untilDone: async (group: string, seconds = 280): Promise<void> => {
      for (const end = Date.now() + seconds * 1_000; ; await pause(300)) {
        const { requested, failures } = await store.tasks.progress(group);
        if (failures.length > 0) throw new Error(`${group}: ${JSON.stringify(failures)}`);
        if (requested === 0) return;
        if (Date.now() > end) throw new Error(`${group}: ${requested} not done after ${seconds} s`);
      }
    },
    shares: (group: string): Promise<readonly Share[]> => ask(`
      select machine, count(*)::int as completed from meervoud.witness w join meervoud.task t on t.id = w.task
      where w.what = 'completed' and t.task_group = $1 group by machine order by machine`, group),
    whoCompleted: (tasks: readonly string[]): Promise<readonly { readonly task: string; readonly machine: string }[]> =>
      ask("select task, machine from meervoud.witness where what = 'completed' and task = any($1) order by task", tasks),
    completedMoreThanOnce: async (): Promise<number> =>
      (await ask("select task from meervoud.witness where what = 'completed' group by task having count(*) > 1")).length,
    /** What this machine began, is not completed, and nobody has begun since. */
    inFlightAt: async (machine: string): Promise<readonly string[]> => (await ask<{ id: string }>(`
      select t.id from meervoud.task t where t.status = 'requested' and t.lease_until > clock_timestamp()
        and (select machine from meervoud.witness w where w.task = t.id and w.what = 'begun' order by number desc limit 1) = $1 order by t.id`, machine)).map(({ id }) => id),
    /** The truth of the population, and how many versions there are: a second one would be a second, different effect. */
    outcome: async () => ({
      ...compareWithTruth(population.truth, await store.values.newest({ organization, set: 'basisveiligheid', reportingYear })),
      versions: (await ask<{ version: number }>('select distinct version from meervoud.value_version where organization = $1', organization)).map(({ version }) => version),
    }),
    expected: { compared: population.truth.length, differences: [], versions: [1] },
    close: async (): Promise<void> => {
      for (const worker of running.values()) worker.kill('SIGKILL');
      await Promise.all([...running.values()].map(({ ended }) => ended));
      await witness.end();
      await database.close();
      await ecd.close();
      rmSync(machines, { recursive: true, force: true });
    },
  };
};
