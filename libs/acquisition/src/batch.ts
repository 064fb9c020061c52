import type { SourceEvent } from '@meervoud/adapter-sdk';
import { type CrashPoint, passing } from '@meervoud/kernel';
import type { RecordStore, RunKey, StagedGone, StagedRejection } from '@meervoud/store';
import { parseRecord, type ZibName, type ZibRecord } from '@meervoud/zibs';
import { ZodError } from 'zod';

/** What has arrived since the last checkpoint. The order matters: a later word about a resource replaces an earlier one. */
export interface Batch {
  readonly records: ZibRecord[];
  readonly rejected: StagedRejection[];
  readonly findings: StagedRejection[];
  /** Each with how many records came before it: those it takes back as well. */
  readonly gone: Map<string, { readonly gone: StagedGone; readonly after: number }>;
}
export const emptyBatch = (): Batch => ({ records: [], rejected: [], findings: [], gone: new Map() });

export const isEmpty = ({ records, rejected, findings, gone }: Batch): boolean =>
  records.length + rejected.length + findings.length + gone.size === 0;

/** A record that breaks its own schema is the adapter's mistake: refused and counted, like any other. */
export const keep = (event: Exclude<SourceEvent, { type: 'checkpoint' }>, batch: Batch): void => {
  switch (event.type) {
    case 'record':
      try {
        batch.records.push(parseRecord(event.record));
      } catch (thrown) {
        if (!(thrown instanceof ZodError)) throw thrown;
        const path = thrown.issues[0]?.path.join('.') ?? '';
        batch.rejected.push({ origin: event.record.origin, code: 'record-breaks-schema', path, zib: event.record.zib });
      }
      return;
    case 'gone':
      return bury(batch, { reference: event.reference });
    case 'rejected': {
      const { type: _, ...rejected } = event;
      batch.rejected.push(rejected);
      // F15: what was read from it before, in an earlier run too, no longer holds
      if (rejected.zib !== undefined) bury(batch, { reference: rejected.origin.reference, zib: rejected.zib });
      return;
    }
    case 'finding': {
      const { type: _, ...finding } = event;
      batch.findings.push(finding);
    }
  }
};

const bury = ({ gone, records }: Batch, what: StagedGone): void =>
  void gone.set(keyOf(what.reference, what.zib), { gone: what, after: records.length });

const keyOf = (reference: string, zib: ZibName | undefined): string => `${zib ?? ''} ${reference}`;

/** What is gone first, so that a record that came after it lives. Gives how many records were staged. */
export const stage = async (run: RunKey, batch: Batch, store: RecordStore): Promise<number> => {
  const takenBack = ({ zib, origin }: ZibRecord, index: number): boolean =>
    [keyOf(origin.reference, undefined), keyOf(origin.reference, zib)].some((key) => index < (batch.gone.get(key)?.after ?? 0));
  const records = batch.gone.size === 0 ? batch.records : batch.records.filter((record, index) => !takenBack(record, index));
  const write = async (count: number, point: CrashPoint, writing: () => Promise<void>): Promise<void> => {
    if (count === 0) return;
    await writing();
    passing(point);
  };
  passing('stage:before');
  await write(batch.gone.size, 'stage:gone', () => store.gone(run, [...batch.gone.values()].map(({ gone }) => gone)));
  await write(records.length, 'stage:records', () => store.stage(run, records));
  await write(batch.rejected.length, 'stage:rejected', () => store.reject(run, batch.rejected));
  await write(batch.findings.length, 'stage:findings', () => store.find(run, batch.findings));
  return records.length;
};
