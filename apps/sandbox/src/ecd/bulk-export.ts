import { randomUUID } from 'node:crypto';
import { type Clock, toMilliseconds } from '@meervoud/kernel';
import type { ResourceShelf } from './resource-shelf.ts';
import { isServed, type ServedType, servedTypes } from './search-parameters.ts';

export interface BulkOptions {
  /** How often the status says "not yet"; default 1. */
  readonly polls?: number;
  /** How long the files stay; default 3600. */
  readonly lifetimeSeconds?: number;
  /** Default true. When false, files refuse who does bring a token, as storage behind signed links does. */
  readonly requiresAccessToken?: boolean;
  /** Resources in one file; default 1000. */
  readonly perFile?: number;
}

export interface ExportWish {
  /** Places and organizations are in no patient's compartment. */
  readonly level: 'system' | 'patient';
  readonly types: readonly string[];
  readonly since: string | undefined;
}

interface File { readonly name: string; readonly type: string; readonly lines: readonly string[] }
interface Job { readonly transactionTime: string; readonly expires: number; readonly output: readonly File[]; readonly deleted: readonly File[]; polls: number }

/** The exports of one server, each as it was at its kick-off. */
export interface BulkExports {
  readonly requiresAccessToken: boolean;
  start(wish: ExportWish): string;
  /** `busy` while it is being made. */
  status(job: string): Omit<Job, 'polls' | 'expires'> | 'busy' | undefined;
  file(job: string, name: string): readonly string[] | undefined;
  remove(job: string): boolean;
  noteRemoved(resourceType: string, id: string): void;
}

const OUTSIDE_PATIENTS: ReadonlySet<ServedType> = new Set(['Organization', 'Location', 'Basic', 'Medication']);

export const createBulkExports = (shelf: ResourceShelf, clock: Clock, options: BulkOptions = {}): BulkExports => {
  const { polls = 1, lifetimeSeconds = 3_600, requiresAccessToken = true, perFile = 1_000 } = options;
  const jobs = new Map<string, Job>();
  const removed: { readonly reference: string; readonly at: string }[] = [];

  const jobOf = (id: string): Job | undefined => {
    const job = jobs.get(id);
    return job !== undefined && job.expires > toMilliseconds(clock.now()) ? job : undefined;
  };
  const filesOf = (type: string, lines: readonly string[]): readonly File[] =>
    Array.from({ length: Math.ceil(lines.length / perFile) }, (_, index) =>
      ({ name: `${type}.${index + 1}.ndjson`, type, lines: lines.slice(index * perFile, (index + 1) * perFile) }));

  const isStillGone = (reference: string): boolean => {
    const [type = '', id = ''] = reference.split('/');
    return isServed(type) && shelf.read(type, id) === 'deleted';
  };

  return {
    requiresAccessToken,
    start: ({ level, types, since = '' }) => {
      const asked = servedTypes.filter((type) => (types.length === 0 || types.includes(type)) && !(level === 'patient' && OUTSIDE_PATIENTS.has(type)));
      const linesOf = (type: ServedType): readonly string[] =>
        shelf.list(type).flatMap(({ resource }) => ((resource.meta?.lastUpdated ?? '') > since || since === '' ? [JSON.stringify(resource)] : []));
      const gone = since === '' ? [] : removed.filter(({ reference, at }) => at > since && isStillGone(reference));
      const bundle = (reference: string): string =>
        JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: [{ request: { method: 'DELETE', url: reference } }] });
      const id = randomUUID();
      jobs.set(id, {
        transactionTime: clock.now(), expires: toMilliseconds(clock.now()) + lifetimeSeconds * 1_000, polls,
        output: asked.flatMap((type) => filesOf(type, linesOf(type))),
        deleted: filesOf('Bundle', gone.map(({ reference }) => bundle(reference))),
      });
      return id;
    },
    status: (id) => {
      const job = jobOf(id);
      if (job === undefined) return undefined;
      job.polls -= 1;
      return job.polls >= 0 ? 'busy' : job;
    },
    file: (id, name) => {
      const job = jobOf(id);
      return [...(job?.output ?? []), ...(job?.deleted ?? [])].find((file) => file.name === name)?.lines;
    },
    remove: (id) => jobs.delete(id),
    noteRemoved: (resourceType, id) => { removed.push({ reference: `${resourceType}/${id}`, at: clock.now() }); },
  };
};
