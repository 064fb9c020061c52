import './quick-start.ts';
import { appendFileSync, readFileSync, writeSync } from 'node:fs';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { fhirEndpointChannel } from '@meervoud/channel-fhir-endpoint';
import { approveSubmission, assembleSubmission, createSigner } from '@meervoud/delivery';
// past the door: its other half is an HTTP server, which would double the time a process takes to start
import { gatewayBindings } from '../../../apps/gateway/src/gateway-bindings.ts';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { clockAt, codeOf, type Logger, type LogFields, systemClock, recoveryOf, watchCrashPoints } from '@meervoud/kernel';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { openQueue } from '@meervoud/queue';
import { openStore } from '@meervoud/store';
import { bindSource, keepSchedules, keepTakingTurns, workerBindings } from '@meervoud/worker';
import { NOT_NOW, type WorkerOrder, type WorkerPlan, type WorkerWord } from './plan.ts';
import { sabotageChannel, sabotageStore } from './sabotage.ts';

/** Composes the worker, delivering and approving as `meervoud up` does, and dies where its plan says. */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerPlan;
const say = (word: WorkerWord): void => void process.send?.(word);

const passed: Record<string, number> = {};
watchCrashPoints((point) => {
  passed[point] = (passed[point] ?? 0) + 1;
  if (plan.at === undefined || plan.at.points[point] !== passed[point]) return;
  // written before the signal, in one call: what comes after it does not happen
  writeSync(1, `at ${point}\n`);
  process.kill(process.pid, plan.at.signal);
});

const write = (level: string) => (message: string, fields?: LogFields): void => appendFileSync(plan.logFile, `${JSON.stringify({ level, message, ...fields })}\n`);
const log: Logger = { debug: () => {}, info: write('info'), warn: write('warn'), error: write('error') };

/** Stands still on a day on which the window of this delivery is open: a payload says when its values were derived, and its bytes are compared. */
const clock = clockAt('2024-03-10T12:00:00.000Z');

const { organization, urls, campaign, timing, redisUrl, sabotage } = plan;
const profile = sabotage === 'one-approval' ? { ...databrokerOdb, approvals: 1 } : databrokerOdb;
const recipient = 'gegevensmakelaar';

let isReady = false;
process.on('uncaughtException', (thrown) => {
  if (!isReady && recoveryOf(thrown) === 'retry') process.exit(NOT_NOW);
  process.stderr.write(`${thrown.stack}\n`);
  process.exit(1);
});
const opened = await openStore(plan.place, { log, clock });
const store = sabotageStore(opened.store, opened.postgres, sabotage);
const queue = await openQueue(redisUrl === undefined ? { postgres: opened.postgres } : { redisUrl }, {
  organization: organization.id, prefix: `chaos-${organization.id}`, log, ...(timing && { timing }),
});
const channel = sabotageChannel(fhirEndpointChannel({
  url: urls.submitUrl, tokenUrl: urls.submitTokenUrl, clientId: organization.id, clientSecret: 'broker-secret', issuer: 'sandbox-broker', jwks: urls.receiptJwks,
}), sabotage);
const source = bindSource('ecd', nlCoreR4, {
  baseUrl: urls.fhirUrl, pageSize: 40, limits: { ...(plan.patient && { retries: 20, restMilliseconds: 100, searchesAtOnce: 1 }) },
  auth: { type: 'oauth2-client-credentials', tokenUrl: urls.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD' } },
});
const bindings = [
  ...workerBindings({
    store, sources: [source], pseudonymKey: new Uint8Array(32).fill(7), secret: async () => 'ecd-secret', clock,
    setFor: (_, reportingYear) => indicatorSetFor(reportingYear), disclosure: profile.disclosure,
    operation: {
      organization, campaigns: [campaign], recipients: [{ name: recipient, profile }], timeZone: 'Europe/Amsterdam',
      retention: { tasks: 90, goneRecords: 800, runs: 400, access: 1_827 },
      alarms: { sourceSilentHours: 26, fullReadOverdueHours: 50, deliveryHours: 24, deadlineDays: 14 },
    },
  }),
  ...gatewayBindings({
    store, channelFor: () => channel, signer: createSigner(plan.signingKey), clock,
    // as in a house, and faster: whatever is away here is back within minutes
    retries: { first: 200, longest: 400, keepTrying: 600_000 }, circuit: { restAfter: 5, rest: 500 },
  }),
];

const approve = async (by: string): Promise<string> => {
  const { submission } = await assembleSubmission({
    store, set: indicatorSetFor(campaign.reportingYear), profile, organization, recipient, clock, acceptIncomplete: { reason: 'chaos', by },
  });
  if (submission.status !== 'drafted' && submission.status !== 'approved') return submission.status;
  return (await approveSubmission({ store, profile, submissionId: submission.id, by, clock })).status;
};

// far away, so that a turn comes only when the harness says so
const turns = { readChanges: '5 5 1 1 *', readEverything: '6 5 1 1 *', reconcile: '7 5 1 1 *', retain: '8 5 1 1 *' };
await keepSchedules(store, organization.id, turns, 'Europe/Amsterdam', systemClock);
const worker = await queue.work(store.tasks, bindings, log);
const stopping = new AbortController();
void keepTakingTurns(store, { organization: organization.id, reads: true }, log, stopping.signal, 150);

process.on('message', (order: WorkerOrder) => {
  if (order.do === 'passed') return say({ said: 'passed', points: passed });
  if (order.do === 'approve') {
    approve(order.by).then((status) => say({ said: 'approved', status }), (thrown: unknown) => say({ said: 'not-approved', code: codeOf(thrown) }));
    return;
  }
  stopping.abort();
  void worker.stop(order.patience).then(async () => {
    say({ said: 'passed', points: passed });
    await queue.close();
    await opened.close();
    process.exit(0);
  });
});
process.once('disconnect', () => process.exit());
isReady = true;
say({ said: 'ready' });
