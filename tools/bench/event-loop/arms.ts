import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import type { Campaign } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger, systemClock } from '@meervoud/kernel';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { openQueue } from '@meervoud/queue';
import { openStore, type Store } from '@meervoud/store';
import { acquireRecords, deriveValues, writeFragments } from '@meervoud/task';
import { bindSource, type Groups, planDerivation, planSync, workerBindings, type WorkerDeps } from '@meervoud/worker';
import type { Arm, Counted } from '../arm-process.ts';

export interface Question {
  readonly databaseUrl: string;
  readonly fhirUrl: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly campaign: Campaign;
}

const depsOf = (store: Store, { fhirUrl, organization, campaign }: Question): WorkerDeps => ({
  store, clock: systemClock, setFor: (_, year) => indicatorSetFor(year), disclosure: databrokerOdb.disclosure, secret: async () => 'bench', pseudonymKey: new Uint8Array(32).fill(7),
  sources: [bindSource('ecd', nlCoreR4, { baseUrl: fhirUrl, auth: { type: 'bearer', token: { env: 'BENCH' } } })],
  operation: {
    organization, campaigns: [campaign], recipients: [], timeZone: 'Europe/Amsterdam',
    retention: { tasks: 90, goneRecords: 800, runs: 400, access: 1_827 },
    alarms: { sourceSilentHours: 26, fullReadOverdueHours: 50, deliveryHours: 24, deadlineDays: 14 },
  },
});

type Plan = (deps: WorkerDeps, question: Question) => Promise<Groups>;

/** Does what is planned by the worker's own jobs, and watches how long the event loop stands still. */
const watching = (jobs: readonly string[], plan: Plan): Arm<Question> => async (question): Promise<Counted> => {
  const opened = await openStore({ databaseUrl: question.databaseUrl }, { log: silentLogger });
  const deps = depsOf(opened.store, question);
  const queue = await openQueue({ postgres: opened.postgres }, { organization: question.organization.id, prefix: `bench-${jobs.join('-')}`, log: silentLogger });
  try {
    const worker = await queue.work(opened.store.tasks, workerBindings(deps).filter(({ job }) => jobs.includes(job.name)), silentLogger);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const [group = ''] = await plan(deps, question);
    worker.nudge();
    let progress = await opened.store.tasks.progress(group);
    while (progress.requested > 0) {
      await pause(20);
      progress = await opened.store.tasks.progress(group);
    }
    delay.disable();
    await worker.stop();
    return { longestBlockMs: Math.round(delay.max / 1e6), completed: progress.completed, failed: progress.failed };
  } finally {
    await queue.close();
    await opened.close();
  }
};

const read = watching([acquireRecords.name], ({ store, sources }, { organization }) => planSync(store, { organization: organization.id, sources }, systemClock));
const derive = watching([deriveValues.name, writeFragments.name], async ({ store, sources, setFor }, { organization, campaign }) => {
  await store.campaigns.put(organization.id, campaign);
  return planDerivation(store, { organization: organization.id, sources, set: setFor(campaign.set, campaign.reportingYear) });
});

export const arms = { read, derive };
