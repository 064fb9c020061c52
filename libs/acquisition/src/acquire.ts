import type { Adapter, Cursor } from '@meervoud/adapter-sdk';
import { KnownError, type Logger, passing } from '@meervoud/kernel';
import type { RecordStore, RunKey, RunStore } from '@meervoud/store';
import type { SubjectPseudonym, ZibName } from '@meervoud/zibs';
import { type Batch, emptyBatch, isEmpty, keep, stage } from './batch.ts';
import { guardEvents } from './guard-events.ts';

export interface Acquisition<Config> {
  readonly adapter: Adapter<Config>;
  readonly config: Config;
  readonly run: RunKey;
  readonly zibs: readonly ZibName[];
  readonly pseudonym: (patientId: string) => SubjectPseudonym;
  readonly secret: (reference: string) => Promise<string>;
  readonly store: { readonly records: RecordStore; readonly runs: RunStore };
  readonly log: Logger;
  readonly signal: AbortSignal;
  /**
   * The last cursor of an earlier complete read: then only what changed since is asked for. Complete the run as a read
   * of `changes`; what was deleted is not seen, so figures that are signed rest on a full read.
   */
  readonly changesSince?: Cursor;
}

/** Counts what was staged; `gone` also counts what was refused and so taken back. */
export interface Acquired { readonly records: number; readonly rejected: number; readonly findings: number; readonly gone: number }

/**
 * Reads one source into the store, from the last checkpoint of the run if it was interrupted. What arrives is
 * staged before its checkpoint is kept, so a crash repeats work and never skips it. The caller completes the
 * run, in the transaction that completes its task.
 * Throws what the adapter throws, `adapter-broke-contract` (halt), and `load-incomplete` (retry) when the source ended before every zib was read.
 */
export const acquire = async <Config>(acquisition: Acquisition<Config>): Promise<Acquired> => {
  const { adapter, config, run, zibs, pseudonym, secret, store, log, signal, changesSince } = acquisition;
  await store.runs.begin(run, zibs, `${adapter.name}@${adapter.version}`);
  const after = await store.runs.cursor(run);
  const total = { records: 0, rejected: 0, findings: 0, gone: 0 };
  const complete = new Set<ZibName>();
  let batch = emptyBatch();

  const events = adapter.read({
    source: run.source, config, zibs, pseudonym, secret, log, signal, ...(after === undefined ? {} : { after }),
    ...(changesSince === undefined ? {} : { changesSince }),
  });
  for await (const event of guardEvents(events, { source: run.source, zibs, signal })) {
    signal.throwIfAborted();
    if (event.type !== 'checkpoint') {
      keep(event, batch);
      continue;
    }
    total.records += await stage(run, batch, store.records);
    passing('checkpoint:before');
    await store.runs.checkpoint(run, event.cursor, event.zibsComplete);
    passing('checkpoint:after');
    for (const zib of event.zibsComplete) complete.add(zib);
    for (const part of ['rejected', 'findings'] as const) total[part] += batch[part].length;
    total.gone += batch.gone.size;
    batch = emptyBatch();
    log.info('acquired', { organization: run.organization, source: run.source, count: total.records });
  }
  requireAll(zibs, complete, batch);
  return total;
};

const requireAll = (zibs: readonly ZibName[], complete: ReadonlySet<ZibName>, rest: Batch): void => {
  const open = zibs.filter((zib) => !complete.has(zib));
  if (open.length === 0 && isEmpty(rest)) return;
  throw new KnownError({
    code: 'load-incomplete', recovery: 'retry',
    message: `The source ended before everything was read: ${open.join(', ') || 'records after the last checkpoint'}.`,
    expected: 'a checkpoint after the last record, naming every zib as complete',
  });
};
