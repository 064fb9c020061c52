import type { Adapter, SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError, type Logger } from '@meervoud/kernel';
import type { RecordStore, RunKey, RunStore, StagedRejection } from '@meervoud/store';
import { parseRecord, type SubjectPseudonym, type ZibName, type ZibRecord } from '@meervoud/zibs';
import { ZodError } from 'zod';

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
}

export interface Acquired { readonly records: number; readonly rejected: number; readonly findings: number }

/** What has arrived since the last checkpoint. */
interface Batch {
  readonly records: ZibRecord[];
  readonly rejected: StagedRejection[];
  readonly findings: StagedRejection[];
}
const emptyBatch = (): Batch => ({ records: [], rejected: [], findings: [] });

/**
 * Reads one source into the store, from the last checkpoint of the run if it was interrupted. What arrives is
 * staged before its checkpoint is kept, so a crash repeats work and never skips it. The caller completes the
 * run, in the transaction that completes its task.
 * Throws what the adapter throws, and `load-incomplete` (retry) when the source ended before every zib was read.
 */
export const acquire = async <Config>(acquisition: Acquisition<Config>): Promise<Acquired> => {
  const { adapter, config, run, zibs, pseudonym, secret, store, log, signal } = acquisition;
  await store.runs.begin(run, zibs, `${adapter.name}@${adapter.version}`);
  const after = await store.runs.cursor(run);
  const total = { records: 0, rejected: 0, findings: 0 };
  const complete = new Set<ZibName>();
  let batch = emptyBatch();

  const events = adapter.read({
    source: run.source, config, zibs, pseudonym, secret, log, signal, ...(after === undefined ? {} : { after }),
  });
  for await (const event of events) {
    signal.throwIfAborted();
    if (event.type !== 'checkpoint') {
      keep(event, batch);
      continue;
    }
    await stage(run, batch, store.records);
    await store.runs.checkpoint(run, event.cursor, event.zibsComplete);
    for (const zib of event.zibsComplete) complete.add(zib);
    for (const part of ['records', 'rejected', 'findings'] as const) total[part] += batch[part].length;
    batch = emptyBatch();
    log.info('acquired', { organization: run.organization, source: run.source, count: total.records });
  }
  requireAll(zibs, complete, batch);
  return total;
};

/** A record that breaks its own schema is the adapter's mistake: refused and counted, like any other. */
const keep = (event: Exclude<SourceEvent, { type: 'checkpoint' }>, batch: Batch): void => {
  if (event.type === 'record') {
    try {
      batch.records.push(parseRecord(event.record));
    } catch (thrown) {
      if (!(thrown instanceof ZodError)) throw thrown;
      const path = thrown.issues[0]?.path.join('.') ?? '';
      batch.rejected.push({ origin: event.record.origin, code: 'record-breaks-schema', path, zib: event.record.zib });
    }
    return;
  }
  const { type, ...rest } = event;
  (type === 'rejected' ? batch.rejected : batch.findings).push(rest);
};

const stage = async (run: RunKey, batch: Batch, records: RecordStore): Promise<void> => {
  if (batch.records.length > 0) await records.stage(run, batch.records);
  if (batch.rejected.length > 0) await records.reject(run, batch.rejected);
  if (batch.findings.length > 0) await records.find(run, batch.findings);
};

const requireAll = (zibs: readonly ZibName[], complete: ReadonlySet<ZibName>, rest: Batch): void => {
  const open = zibs.filter((zib) => !complete.has(zib));
  if (open.length === 0 && rest.records.length + rest.rejected.length + rest.findings.length === 0) return;
  throw new KnownError({
    code: 'load-incomplete', recovery: 'retry',
    message: `The source ended before everything was read: ${open.join(', ') || 'records after the last checkpoint'}.`,
    expected: 'a checkpoint after the last record, naming every zib as complete',
  });
};
