import { type Adapter, type CheckedItem, checkedConfig, type Passport, type SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { isValidBsn } from '@meervoud/synthetic';
import type { CheckId } from './check-id.ts';
import { recordsOf } from './contents.ts';
import { coverageOf } from './coverage.ts';
import type { Material } from './material.ts';
import { openRun } from './run.ts';

/** What can be told of a real source: those checks for which nobody needs to know what it holds. Each only reads. */
export const endpointChecks = [
  'config-is-documented', 'records-match-schema', 'provides-what-it-promises', 'ids-stable-over-two-reads',
  'checkpoint-vouches-for-what-precedes', 'resume-without-gap', 'stops-on-abort', 'deterministic-order-free', 'no-identifier-leaks',
] as const satisfies readonly CheckId[];

export interface EndpointReport {
  readonly adapter: { readonly name: string; readonly version: string };
  readonly checks: readonly CheckedItem[];
  /** Records by zib. */
  readonly records: Readonly<Record<string, number>>;
  /** Refusals by code. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly coverage: Passport['coverage'];
}

export interface EndpointOptions {
  readonly secret: (reference: string) => Promise<string>;
  /** How long one complete read may take; default an hour. */
  readonly patienceMilliseconds?: number;
}

/**
 * Checks an adapter against a live endpoint, by reading it some twelve times; nothing is kept. A source that changes while
 * it is read may differ between two reads: then do it again. Throws `configuration-wrong` (halt), and, when the first read
 * does not come to its end, the KnownError that says why and where: nothing can be told of a source that was not read.
 */
export const checkEndpoint = async <Config>(
  adapter: Adapter<Config>, config: unknown, { secret, patienceMilliseconds = 3_600_000 }: EndpointOptions,
): Promise<EndpointReport> => {
  checkedConfig(adapter, config, 'config');
  const material: Material = {
    kind: 'endpoint', years: [{ resources: [] }], canaries: [], patienceMilliseconds, fixedPages: !takesPageSize(config),
    serve: async ({ pageSize }) => ({ config: takesPageSize(config) ? { ...config, pageSize } : config, secret, close: async () => {} }),
  };
  const run = openRun(adapter, {}, async () => material);
  try {
    const { events, thrown } = await run.baseline();
    // anything else is a defect of the adapter, and a check's to tell
    if (thrown instanceof KnownError) throw thrown;
    const checks: CheckedItem[] = [];
    for (const id of endpointChecks) checks.push(await run.judge(id));
    const records = recordsOf(events);
    return {
      adapter: { name: adapter.name, version: adapter.version },
      checks: checks.map((item) => (item.check === 'no-identifier-leaks' ? bsnsIn(events) : item)),
      records: counted(records.map(({ zib }) => zib)),
      rejected: counted(events.flatMap((event) => (event.type === 'rejected' ? [event.code] : []))),
      coverage: coverageOf(adapter.provides, records),
    };
  } finally {
    await run.close();
  }
};

/** A FHIR source that is searched; an export and a folder have no pages. */
const takesPageSize = (config: unknown): config is object => typeof config === 'object' && config !== null && 'baseUrl' in config && !('folder' in config);

const counted = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]));

/** Who the clients are is unknown here, but a number that passes the BSN test does not belong in a path. Ids may be any number. */
const bsnsIn = (events: readonly SourceEvent[]): CheckedItem => {
  const paths = events.flatMap((event) => (event.type === 'rejected' || event.type === 'finding' ? [`${event.code} ${event.path}`] : []));
  const found = paths.filter((path) => (path.match(/(?<!\w)\d{9}(?!\w)/g) ?? []).some(isValidBsn)).length;
  const check = 'no-identifier-leaks';
  return found === 0 ? { check, outcome: 'pass', detail: 'no BSN in a path' } : { check, outcome: 'fail', detail: `${found} paths hold what may be a BSN` };
};
