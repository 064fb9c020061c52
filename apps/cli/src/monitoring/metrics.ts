import type { QueueObserver } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly contentType: string;
  readonly observer: QueueObserver;
  text(): Promise<string>;
}

/** Every metric of our own: name, what it means and its labels, none of which can hold anything of a client. docs/operators/monitoring.md is made of these. */
export const metricNames = {
  tasks: { name: 'meervoud_tasks', help: 'Tasks in the ledger, by job and status.', labels: ['job', 'status'] },
  attempts: { name: 'meervoud_attempt_seconds', help: 'Duration of attempts of this process, by job and how they ended.', labels: ['job', 'end'] },
  outbox: { name: 'meervoud_outbox_age_seconds', help: 'How long the oldest task has been due without anybody at it.', labels: [] },
  running: { name: 'meervoud_attempt_running_seconds', help: 'How long the oldest attempt that runs in this process has been at it, by job.', labels: ['job'] },
  offers: { name: 'meervoud_queue_offers_total', help: 'Tickets this process brought to the queue, by job.', labels: ['job'] },
  renewals: { name: 'meervoud_queue_renewals_total', help: 'Times this process reached for the queue anew because a receiver heard nothing.', labels: [] },
  silence: { name: 'meervoud_receiver_silence_seconds', help: 'How long each receiver of this process has heard nothing, canaries included.', labels: ['job'] },
  sources: { name: 'meervoud_source_read_age_seconds', help: 'Time since the newest complete read of each configured source.', labels: ['source'] },
  values: { name: 'meervoud_values_derived', help: 'Versions of values in the store, by set.', labels: ['set'] },
  submissions: { name: 'meervoud_submissions', help: 'Submissions, by status.', labels: ['status'] },
  alarms: { name: 'meervoud_alarms', help: 'Alarms that stand, by code; each has a page in docs/operators/alarms.', labels: ['code'] },
  store: { name: 'meervoud_store_up', help: '1 when the database answered these questions, else 0; then what is asked of it is missing.', labels: [] },
} as const;

export interface MetricsSources {
  readonly store: Pick<Store, 'gauges'>;
  readonly organization: string;
  /** Names of the sources that are configured: what was read from others once is nobody's concern now. */
  readonly sources: readonly string[];
  readonly silence: () => Readonly<Record<string, number>>;
  readonly running: () => Readonly<Record<string, number>>;
}

const gauge = ({ name, help, labels }: (typeof metricNames)[keyof typeof metricNames], registry: Registry): Gauge =>
  new Gauge({ name, help, labelNames: [...labels], registers: [registry] });

/** Metrics in Prometheus' text format. What lies in the store is asked when they are: nothing is counted twice, and a restart forgets nothing. */
export const createMetrics = (): Metrics & { readonly watch: (sources: MetricsSources) => void } => {
  const registry = new Registry();
  // event-loop delay, memory, file descriptors, garbage collection
  collectDefaultMetrics({ register: registry });
  const attempts = new Histogram({
    name: metricNames.attempts.name, help: metricNames.attempts.help, labelNames: [...metricNames.attempts.labels],
    buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600, 3_600], registers: [registry],
  });
  const offers = new Counter({ ...metricNames.offers, labelNames: [...metricNames.offers.labels], registers: [registry] });
  const renewals = new Counter({ ...metricNames.renewals, registers: [registry] });
  const [tasks, outbox, silence, running, sources, values, submissions, alarms, up] = [
    metricNames.tasks, metricNames.outbox, metricNames.silence, metricNames.running, metricNames.sources, metricNames.values, metricNames.submissions, metricNames.alarms, metricNames.store,
  ].map((one) => gauge(one, registry)) as [Gauge, Gauge, Gauge, Gauge, Gauge, Gauge, Gauge, Gauge, Gauge];
  let watched: MetricsSources | undefined;

  const ask = async ({ store, organization, sources: names, silence: silent, running: runs }: MetricsSources): Promise<void> => {
    for (const one of [tasks, outbox, silence, running, sources, values, submissions, alarms]) one.reset();
    for (const [job, milliseconds] of Object.entries(silent())) silence.set({ job }, milliseconds / 1000);
    for (const [job, milliseconds] of Object.entries(runs())) running.set({ job }, milliseconds / 1000);
    const found = await store.gauges(organization).catch(() => undefined);
    up.set(found === undefined ? 0 : 1);
    // what is not known is absent, not zero
    if (found === undefined) return outbox.remove();
    for (const { job, status, count } of found.tasks) tasks.set({ job, status }, count);
    outbox.set(found.outboxAge);
    for (const { source, age } of found.sources) if (names.includes(source)) sources.set({ source }, age);
    for (const { set, count } of found.values) values.set({ set }, count);
    for (const { status, count } of found.submissions) submissions.set({ status }, count);
    for (const { code, count } of found.alarms) alarms.set({ code }, count);
  };

  return {
    contentType: registry.contentType,
    observer: {
      attempted: (job, end, milliseconds) => attempts.observe({ job, end }, milliseconds / 1000),
      offered: (job, count) => offers.inc({ job }, count),
      renewed: () => renewals.inc(),
    },
    watch: (given) => { watched = given; },
    text: async () => {
      if (watched !== undefined) await ask(watched);
      return registry.metrics();
    },
  };
};
