import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { openTestStore, reachableServices } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { parseRecord, type SubjectPseudonym, zibNames } from '@meervoud/zibs';
import { armLine, openArms } from '../compare-arms.ts';
import type { Bench } from '../main.ts';
import type { Question } from './arms.ts';

/** At least so much of the jobs per second of bare BullMQ, so at most so much of its time. */
const GOAL = 0.8;
const LONGEST_BLOCK_MS = 1_000;
const pseudonym = (id: string): SubjectPseudonym => `p-${Buffer.from(id).toString('hex').padEnd(32, '0').slice(-32)}` as SubjectPseudonym;

/** Goal 9 of design/performance.md: jobs per second of our own layer beside bare BullMQ, on Redis; a job is a location on its reference date. */
export const measureJobs: Bench = async ({ rounds, quick, clients }, say) => {
  const { databaseUrl, redisUrl } = await reachableServices();
  if (databaseUrl === undefined || redisUrl === undefined) {
    say('  not run: this needs a PostgreSQL server and Redis (DATABASE_URL, REDIS_URL)');
    return { goal: GOAL, run: false };
  }
  const population = generatePopulation({ seed: 20_230_228, reportingYear: 2023, clientsPerLocation: clients ?? 100 });
  const opened = await openTestStore({ kind: 'postgresql', databaseUrl });
  const watching = await openArms<Question>('jobs', ['watched']);
  const arms = await openArms<Question>('jobs', ['bare', 'layer']);
  try {
    const organization = population.organization.id;
    const run = { organization, source: 'bench', run: 'bench' };
    await opened.store.runs.begin(run, zibNames, 'bench');
    await opened.store.records.stage(run, population.resources.flatMap((resource) => {
      const classified = classify(resource as unknown as JsonObject, nlCoreR4, { source: 'bench', pseudonym });
      return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
    }));
    await opened.store.runs.complete(run);
    const question = {
      databaseUrl: (opened.place as { databaseUrl: string }).databaseUrl, redisUrl, organization, campaign: population.campaign,
      locations: (await opened.store.records.locations(organization)).map(({ id }) => id),
    };
    const results = [];
    for (const work of ['derive', 'nothing'] as const) {
      const jobs = work === 'derive' ? (quick ? 16 : 60) : (quick ? 100 : 1_000);
      const compared = await arms.compare({ ...question, jobs, work }, rounds);
      const speed = 1 / (compared.at(-1)?.ratio.median ?? Number.NaN);
      say(work === 'derive' ? `  ${jobs} jobs that derive a location of ${clients ?? 100} clients and store its values` : `  ${jobs} jobs that do nothing: the cost of a ledger alone`);
      for (const arm of compared) say(armLine(arm));
      say(`  jobs per second to bare BullMQ: ${speed.toFixed(2)}${work === 'derive' ? `   goal ${GOAL}: ${speed >= GOAL ? 'met' : 'not met'}` : ''}`);
      results.push({ work, jobs, speed, arms: compared });
    }
    const { counted: { longestBlockMs = Number.NaN } } = await watching.ask('watched', { ...question, jobs: 8, work: 'derive' });
    say(`  longest block of the event loop: ${longestBlockMs} ms   goal ${LONGEST_BLOCK_MS}: ${longestBlockMs <= LONGEST_BLOCK_MS ? 'met' : 'not met'}`);
    return { goal: GOAL, run: true, results, longestBlockMs };
  } finally {
    arms.close();
    watching.close();
    await opened.close();
  }
};
