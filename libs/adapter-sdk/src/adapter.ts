import type { Logger } from '@meervoud/kernel';
import type { Origin, SubjectPseudonym, ZibName, ZibRecord } from '@meervoud/zibs';
import type { z } from 'zod';

/** One source system. Transport, retry, validation and logging belong to the toolkit and the engine. */
export interface Adapter<Config = unknown> {
  readonly name: string;
  readonly version: string;
  /** What a provider fills in for this source; secrets by reference only, see {@link SecretReference}. */
  readonly config: z.ZodType<Config>;
  readonly provides: readonly ZibName[];
  read(request: ReadRequest<Config>): AsyncIterable<SourceEvent>;
}

export interface ReadRequest<Config> {
  /** Name of the source in the provider's configuration; part of every origin. */
  readonly source: string;
  readonly config: Config;
  /** Only these are read: minimise at the door. */
  readonly zibs: readonly ZibName[];
  /** Keyed pseudonym of a patient of this source; the plain id goes no further. */
  readonly pseudonym: (patientId: string) => SubjectPseudonym;
  /** Resolves a secret by its name (`env:NAME` or `file:/path`, see `secretName`); never logged. */
  readonly secret: (reference: string) => Promise<string>;
  /** Resume after this checkpoint of an interrupted read; absent means from the beginning. */
  readonly after?: Cursor;
  /**
   * Give only what changed since the read that ended with this cursor, where the source can say so; otherwise, and for
   * searches where it cannot, give everything. Deletions do not show up this way: only a read without it is full.
   */
  readonly changesSince?: Cursor;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Opaque to all but the adapter that wrote it. The last one of a read serves as `changesSince` of a later one. */
export type Cursor = string;

/**
 * What a read yields, in order. Delivery is at least once: after a resume, events since the last checkpoint
 * come again, so whoever stages them does so by record identity. A resource that changes while it is read may
 * come twice; what comes later with the same `origin.reference` replaces what came before, a rejection included.
 */
export type SourceEvent =
  | { readonly type: 'record'; readonly record: ZibRecord }
  | Rejected
  | Finding
  /** The source says it deleted this: what was read from it before no longer holds. */
  | { readonly type: 'gone'; readonly reference: string }
  /** Everything before this event is safe to acknowledge. */
  | { readonly type: 'checkpoint'; readonly cursor: Cursor; readonly zibsComplete: readonly ZibName[] };

/** Seen, not usable, counted. An adapter never drops a resource in silence. */
export interface Rejected {
  readonly type: 'rejected';
  readonly origin: Origin;
  /** Stable code, listed in `rejection-codes.ts`. */
  readonly code: string;
  /** FHIRPath-like place in the resource, `Condition.stage[0].summary`; never its content. */
  readonly path: string;
  readonly zib?: ZibName;
}

/** Used, but something about it deserves a look (R13): a code and a display that disagree. */
export interface Finding {
  readonly type: 'finding';
  readonly origin: Origin;
  readonly code: string;
  readonly path: string;
}
