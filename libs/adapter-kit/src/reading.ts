import type { Adapter, Cursor, SourceEvent } from '@meervoud/adapter-sdk';
import { pseudonymiser } from '@meervoud/acquisition';
import type { Logger, LogFields } from '@meervoud/kernel';
import type { SubjectPseudonym, ZibName } from '@meervoud/zibs';

export const SOURCE = 'kit';
const KEY = new Uint8Array(32).fill(11);

/** All that an adapter let out, word for word: what must hold no identifier. */
export type Heard = Set<string>;

/** Hands out pseudonyms and remembers them, so that one which the adapter made up itself is noticed. */
export interface Pseudonyms {
  readonly given: ReadonlySet<string>;
  readonly of: (patientId: string) => SubjectPseudonym;
}

export const openPseudonyms = (): Pseudonyms => {
  const given = new Set<string>();
  const name = pseudonymiser(KEY, SOURCE);
  return {
    given,
    of: (patientId) => {
      const pseudonym = name(patientId);
      given.add(pseudonym);
      return pseudonym;
    },
  };
};

export const listeningLog = (heard: Heard): Logger => {
  const hear = (message: string, fields?: LogFields): void => void heard.add(`log ${message} ${JSON.stringify(fields ?? {})}`);
  return { debug: hear, info: hear, warn: hear, error: hear };
};

/** One read of an adapter, whatever came of it. */
export interface Read {
  readonly events: readonly SourceEvent[];
  /** What it threw; undefined when it came to its end, or the listener went away. */
  readonly thrown: unknown;
}

export interface ReadOrder<Config> {
  readonly adapter: Adapter<Config>;
  readonly config: Config;
  readonly secret: (reference: string) => Promise<string>;
  readonly pseudonyms: Pseudonyms;
  readonly heard: Heard;
  readonly zibs?: readonly ZibName[];
  readonly after?: Cursor | undefined;
  /** Walks away after so many checkpoints, and with it all that was still under way, as when a process dies. */
  readonly checkpoints?: number;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: SourceEvent) => void;
}

export const readAll = async <Config>(order: ReadOrder<Config>): Promise<Read> => {
  const { adapter, config, secret, pseudonyms, heard, zibs = adapter.provides, after, checkpoints = Infinity, signal, onEvent } = order;
  const events: SourceEvent[] = [];
  const dying = new AbortController();
  let passed = 0;
  try {
    const read = adapter.read({
      source: SOURCE, config, zibs, pseudonym: pseudonyms.of, secret, log: listeningLog(heard),
      signal: AbortSignal.any([signal, dying.signal]), ...(after === undefined ? {} : { after }),
    });
    for await (const event of read) {
      events.push(event);
      heard.add(JSON.stringify(event));
      onEvent?.(event);
      if (event.type === 'checkpoint' && (passed += 1) >= checkpoints) break;
    }
    return { events, thrown: undefined };
  } catch (thrown) {
    hearError(thrown, heard);
    return { events, thrown: thrown ?? new Error('thrown: nothing') };
  } finally {
    dying.abort(new Error('the reader is gone'));
  }
};

/** Message, place and stack, and those of its causes. */
const hearError = (thrown: unknown, heard: Heard): void => {
  for (let next = thrown, depth = 0; next !== undefined && depth < 5; depth += 1) {
    if (!(next instanceof Error)) return void heard.add(`error ${String(next)}`);
    heard.add(`error ${next.stack ?? next.message} ${JSON.stringify(next)}`);
    next = next.cause;
  }
};
