import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnswerKind, kindOf } from './answer-kind.ts';
import { referencesIn } from './references-in.ts';

/** An answer of the source on its way to the adapter. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Changes an answer, or swallows it: `number` counts the requests from 1. */
export type Tamper = (answer: Answer, path: string, number: number) => Answer | 'silence';

/** What was seen during one read. */
export interface Watch {
  /** Path and query of each request, and when it came (milliseconds since the epoch). */
  readonly requests: readonly { readonly path: string; readonly at: number }[];
  /** `Condition/ulcer-1` of each resource that was given. */
  readonly sent: ReadonlySet<string>;
  /** What the answers carried; what a server says of itself is left out. */
  readonly kinds: ReadonlySet<AnswerKind>;
}

/**
 * Stands between an adapter and a FHIR server and sees all that passes. Nothing of the server's address gets through, and its own
 * stays the same from read to read, as that of a real source does.
 */
export interface Witness {
  /** The server's base URL, at this witness. */
  readonly baseUrl: string;
  /** Ends the watch before it, and begins the next. */
  watch(tamper?: Tamper): Watch;
  close(): Promise<void>;
}

/** What a server says of itself, to whoever asks. */
export const isMetadata = (path: string): boolean => /\/metadata\b/.test(path);

const DROPPED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding', 'date']);

export const openWitness = async (upstream: string): Promise<Witness> => {
  const { origin, pathname } = new URL(upstream);
  const leaving = new AbortController();
  let here = '';

  type Pass = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  const watching = (tamper: Tamper): { readonly watch: Watch; readonly pass: Pass } => {
    const watch = { requests: [] as { path: string; at: number }[], sent: new Set<string>(), kinds: new Set<AnswerKind>() };
    const pass: Pass = async (request, response) => {
      const path = request.url ?? '/';
      watch.requests.push({ path, at: Date.now() });
      const number = watch.requests.length;
      const answer = tamper(await ask(`${origin}${path}`, request, [origin, here], leaving.signal), path, number);
      if (answer === 'silence') return;
      for (const reference of referencesIn(answer.body)) watch.sent.add(reference);
      if (!isMetadata(path)) watch.kinds.add(kindOf(answer));
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
    return { watch, pass };
  };
  let now = watching((answer) => answer);
  const server = createServer((request, response) => void now.pass(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: `${here}${pathname}`,
    watch: (tamper = (answer) => answer) => {
      now = watching(tamper);
      return now.watch;
    },
    close: async () => {
      leaving.abort();
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Puts the question to the real server, and its own address out of the answer. */
const ask = async (url: string, request: IncomingMessage, [there, here]: readonly [string, string], signal: AbortSignal): Promise<Answer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && !DROPPED.has(name)) as [string, string][];
  const body = chunks.length === 0 ? null : Buffer.concat(chunks);
  const answer = await fetch(url, { method: request.method ?? 'GET', headers, body, redirect: 'manual', signal });
  const toHere = (text: string): string => text.replaceAll(there, here);
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !DROPPED.has(name)).map(([name, value]) => [name, toHere(value)])),
    body: Buffer.from(toHere(await answer.text())),
  };
};
