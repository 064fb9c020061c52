import { type Instant, KnownError } from '@meervoud/kernel';
import type { ReadRequest, SourceEvent } from '../adapter.ts';
import type { Classification } from '../mapping/classify.ts';
import { withOverlap } from '../reading/cursor.ts';
import { realEffects, type TransportEffects } from '../transport/effects.ts';
import { openTransport } from '../transport/transport.ts';
import type { BulkServerConfig } from './bulk-config.ts';
import { type BulkProgress, fromBulkCursor, toBulkCursor } from './bulk-cursor.ts';
import { bulkError } from './bulk-errors.ts';
import { type Downloads, openDownloads } from './download.ts';
import { deleteExport, type ExportDeps, kickOff, waitForManifest } from './export-job.ts';
import { type FileKind, lineEvents, type LineReading, lineReading } from './line-events.ts';
import type { ExportFile, Manifest } from './manifest.ts';
import { splitLines } from './split-lines.ts';

const LINES_PER_CHECKPOINT = 1_000;

/** Not in the compartment of any patient. */
const PLACES = new Set(['HealthcareProvider', 'Meeting']);

/**
 * Asks a server for an export and reads its files line by line, each file with its checkpoint. A read that was interrupted goes
 * on with the same export while the server keeps it. Afterwards the export is deleted at the server.
 */
export async function* readBulkExport(
  classification: Classification, request: ReadRequest<BulkServerConfig>, effects: TransportEffects = realEffects,
): AsyncGenerator<SourceEvent> {
  const { config, zibs, source, pseudonym, secret, log, signal } = request;
  const { server, level, limits } = config;
  if (level.type !== 'system' && zibs.some((zib) => PLACES.has(zib))) {
    throw bulkError('export-level-too-narrow', server.baseUrl, 'Places and meetings are asked, and the export is of patients.');
  }
  const types = [...new Set(classification.mappings.filter(({ zib }) => zibs.includes(zib)).map(({ resourceType }) => resourceType))].sort();
  const end = (progress: BulkProgress): SourceEvent => ({ type: 'checkpoint', cursor: toBulkCursor(progress), zibsComplete: zibs });
  const resumed = request.after === undefined ? undefined : fromBulkCursor(request.after);
  if (types.length === 0 || resumed?.transactionTime !== undefined) return yield end(resumed ?? { version: 1, done: [] });

  const transport = openTransport({ config: server, secret, log, signal, effects });
  const deps: ExportDeps = { config, transport, effects, log, signal };
  const downloads = openDownloads(deps);
  const reading = lineReading(classification, { source, baseUrl: server.baseUrl, pseudonym }, zibs, limits);
  try {
    let job = resumed?.status === undefined ? undefined : await openExport(resumed.status, resumed.done, deps);
    if (job === undefined) {
      const status = await kickOff(types, sinceOf(request, types), deps);
      yield { type: 'checkpoint', cursor: toBulkCursor({ version: 1, status, done: [] }), zibsComplete: [] };
      job = await openExport(status, [], deps);
      if (job === undefined) throw bulkError('export-expired', status, 'The export is gone before it was there.');
    }
    const done = new Set(job.done);
    try {
      for (const [index, file] of filesOf(job.manifest).entries()) {
        if (done.has(index)) continue;
        const { status } = job;
        const checkpoint = (): SourceEvent => ({ type: 'checkpoint', cursor: toBulkCursor({ version: 1, status, done: [...done] }), zibsComplete: [] });
        let begun = false;
        for await (const events of readFile(file, job.manifest.requiresAccessToken, downloads, reading, limits.lineBytes)) {
          // the file begins again after a resume; what came is staged meanwhile, so that memory stays bounded
          if (begun) yield checkpoint();
          yield* events;
          begun = true;
        }
        done.add(index);
        yield checkpoint();
      }
    } catch (thrown) {
      // what may pass is gone on with; what cannot is cleaned up
      if (!mayPass(thrown)) await deleteExport(job.status, deps);
      throw thrown;
    }
    await deleteExport(job.status, deps);
    yield end({ version: 1, done: [...done], transactionTime: job.manifest.transactionTime, types });
  } finally {
    await downloads.close();
    await transport.close();
  }
}

/** Changes only, when an earlier read asked for all these types (F12: with an overlap). */
const sinceOf = ({ changesSince }: ReadRequest<BulkServerConfig>, types: readonly string[]): Instant | undefined => {
  const earlier = changesSince === undefined ? undefined : fromBulkCursor(changesSince);
  const covered = types.every((type) => earlier?.types?.includes(type));
  return earlier?.transactionTime === undefined || !covered ? undefined : withOverlap(earlier.transactionTime);
};

interface Job { readonly status: string; readonly manifest: Manifest; readonly done: readonly number[] }

/** Undefined when the server does not know the export any more. */
const openExport = async (status: string, done: readonly number[], deps: ExportDeps): Promise<Job | undefined> => {
  const manifest = await waitForManifest(status, deps);
  return manifest === 'expired' ? undefined : { status, manifest, done };
};

/** A file that is short stays short: only another export may help. */
const mayPass = (thrown: unknown): boolean => thrown instanceof KnownError && thrown.recovery === 'retry' && thrown.code !== 'export-file-short';

interface PlannedFile extends ExportFile { readonly kind: FileKind; readonly name: string }

const filesOf = ({ output, deleted, error, outcome }: Manifest): readonly PlannedFile[] => [
  ...output.map((file, index) => ({ ...file, kind: 'output' as const, name: `export/${file.type}.${index + 1}` })),
  ...deleted.map((file, index) => ({ ...file, kind: 'deleted' as const, name: `export/deleted.${index + 1}` })),
  ...[...error, ...outcome].map((file, index) => ({ ...file, kind: 'error' as const, name: `export/error.${index + 1}` })),
];

/** The events of a file, so many lines at a time. */
async function* readFile(
  { url, count, kind, name }: PlannedFile, withToken: boolean, downloads: Downloads, reading: LineReading, lineBytes: number,
): AsyncGenerator<readonly SourceEvent[]> {
  let lines = 0;
  let events: SourceEvent[] = [];
  for await (const line of splitLines(downloads.chunks(url, withToken), lineBytes)) {
    lines += 1;
    events.push(...lineEvents(line, name, kind, reading));
    if (lines % LINES_PER_CHECKPOINT !== 0) continue;
    yield events;
    events = [];
  }
  if (events.length > 0) yield events;
  // more than was counted is a count that is out of date; less is a file that broke off where a line ended
  if (kind === 'output' && count !== undefined && lines < count) throw bulkError('export-file-short', url, `A file has ${lines} lines where the manifest counts ${count}.`);
}
