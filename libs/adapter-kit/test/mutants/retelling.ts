import type { JsonObject, SourceEvent } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { goodAdapter, misheard, type Mutant, mutant, retold } from './mutant.ts';
import { MemoryConfig } from './memory-adapter.ts';

const neverAborts = new AbortController().signal;
const only = (keep: (event: SourceEvent) => boolean) => async function* (events: AsyncIterable<SourceEvent>) {
  for await (const event of events) if (keep(event)) yield event;
};
const changing = (change: (event: SourceEvent) => readonly SourceEvent[]) => async function* (events: AsyncIterable<SourceEvent>) {
  for await (const event of events) yield* change(event);
};
const renamed = (name: () => (id: string, zib: string) => string) => async function* (events: AsyncIterable<SourceEvent>) {
  const rename = name();
  for await (const event of events) yield event.type === 'record' ? { ...event, record: { ...event.record, id: rename(event.record.id, event.record.zib) } } : event;
};
interface SomePatient { readonly id: string; readonly identifier: readonly [{ readonly value: string }]; readonly name: readonly [{ readonly family: string }] }
/** The same one, whatever their order. */
const patientIn = ({ resources }: MemoryConfig): SomePatient =>
  resources.filter(({ resourceType }) => resourceType === 'Patient').map((patient) => patient as unknown as SomePatient)
    .reduce((first, other) => (other.id < first.id ? other : first));
const sumOf = (text: string): number => [...text].reduce((sum, character) => sum + character.charCodeAt(0), 0);
let handedOut = 0;

/** Wrong in how it tells what it read. */
export const retelling: readonly Mutant[] = [
  retold('drops-a-zib', 'provides-what-it-promises', only((event) => event.type !== 'record' || event.record.zib !== 'ToiletingPlan')),
  mutant('promises-less-than-it-gives', 'provides-what-it-promises', {
    ...goodAdapter, provides: goodAdapter.provides.slice(0, -1), read: (request) => goodAdapter.read({ ...request, zibs: goodAdapter.provides }),
  }),
  misheard('reads-more-than-was-asked', 'provides-what-it-promises', (request) => ({ ...request, zibs: goodAdapter.provides })),
  retold('drops-rejects', 'rejects-are-counted', only(({ type }) => type !== 'rejected')),
  retold('loses-a-record-now-and-then', 'rejects-are-counted', only((event) => event.type !== 'record' || sumOf(event.record.id) % 23 !== 0)),
  retold('rejects-with-words-of-its-own', 'rejects-are-counted', changing((event) => [event.type === 'rejected' ? { ...event, code: 'some-problem' } : event])),
  retold('gives-new-ids-every-time', 'ids-stable-over-two-reads', renamed(() => (id) => `${id}~${handedOut += 1}`)),
  retold('gives-one-id-to-two-records', 'ids-stable-over-two-reads', renamed(() => (id) => id.replace(/-\d+$/, ''))),
  retold('says-things-twice', 'ids-stable-over-two-reads', changing((event) =>
    (event.type === 'record' && event.record.zib === 'PressureUlcer' ? [event, { ...event, record: { ...event.record, id: `${event.record.id}#copy` } }] : [event]))),
  retold('numbers-by-position', 'deterministic-order-free', renamed(() => {
    let position = 0;
    return (id, zib) => (zib === 'PressureUlcer' ? `${zib}-${position += 1}` : id);
  })),
  misheard('ignores-where-to-go-on', 'resume-without-gap', ({ after: _, ...request }) => request),
  retold('is-ahead-of-itself', 'resume-without-gap', changing((event) => [event.type === 'checkpoint' ? { ...event, cursor: String(Number(event.cursor) + 1) } : event])),
  retold('says-complete-too-early', 'checkpoint-vouches-for-what-precedes', async function* (events, { zibs }) {
    for await (const event of events) yield event.type === 'checkpoint' ? { ...event, zibsComplete: zibs } : event;
  }),
  retold('goes-on-after-its-last-checkpoint', 'checkpoint-vouches-for-what-precedes', async function* (events, { signal }) {
    const all: SourceEvent[] = [];
    for await (const event of events) all.push(event);
    const last = all.splice(-2);
    for (const event of [...all, ...last.toReversed()]) {
      signal.throwIfAborted();
      yield event;
    }
  }),
  misheard('is-deaf-to-abort', 'stops-on-abort', (request) => ({ ...request, signal: neverAborts })),
  misheard('listens-only-before-it-begins', 'stops-on-abort', (request) => {
    request.signal.throwIfAborted();
    return { ...request, signal: neverAborts };
  }),
  retold('tells-a-bsn-in-a-path', 'no-identifier-leaks', async function* (events, { config }) {
    const bsn = patientIn(config).identifier[0].value;
    for await (const event of events) yield event.type === 'rejected' ? { ...event, path: `${event.path}[${bsn}]` } : event;
  }),
  retold('logs-a-name', 'no-identifier-leaks', async function* (events, { config, log }) {
    log.debug(`reading ${patientIn(config).name[0].family}`);
    yield* events;
  }),
  retold('tells-a-client-number-in-a-finding', 'no-identifier-leaks', async function* (events, { config }) {
    const path = `Patient/${patientIn(config).id}`;
    for await (const event of events) yield event.type === 'finding' ? { ...event, path } : event;
  }),
  mutant('describes-no-settings', 'config-is-documented', { ...goodAdapter, config: MemoryConfig.extend({ resources: z.array(z.custom<JsonObject>()) }) }),
  mutant('accepts-any-setting', 'config-is-documented', { ...goodAdapter, config: z.looseObject(MemoryConfig.shape) }),
  mutant('asks-for-a-plain-password', 'config-is-documented', { ...goodAdapter, config: MemoryConfig.extend({ password: z.string().optional().describe('The password.') }) as unknown as typeof MemoryConfig }),
];
