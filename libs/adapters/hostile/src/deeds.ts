import type { ReadRequest } from '@meervoud/adapter-sdk';
import { canaries, good, originOf } from './material.ts';

type Deed = (request: ReadRequest<unknown>) => AsyncIterable<unknown>;

/** What is listed, and then an orderly end: so that only the deed itself is wrong. */
const saying = (...events: readonly ((request: ReadRequest<unknown>) => unknown)[]): Deed => async function* (request) {
  yield { type: 'record', record: good(request, 'before') };
  for (const event of events) yield event(request);
  yield { type: 'checkpoint', cursor: 'end', zibsComplete: request.zibs };
};
const recording = (change: (request: ReadRequest<unknown>) => object): Deed =>
  saying((request) => ({ type: 'record', record: { ...good(request, 'bad'), ...change(request) } }));

const never = (): Promise<never> => new Promise(() => undefined);
const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

/** Everything an adapter may do wrong, one at a time. Those that end do so with a checkpoint that says all is well. */
export const deeds = {
  // events that are none
  'yields-nothing-at-all': async function* () { /* not even a checkpoint */ },
  'yields-null': saying(() => null),
  'yields-text': saying(() => 'record'),
  'yields-an-unknown-type': saying(() => ({ type: 'delete-everything' })),
  'yields-a-type-of-the-prototype': saying(() => ({ type: 'constructor' })),
  'yields-a-record-without-record': saying(() => ({ type: 'record' })),

  // records that are none
  'record-of-an-unknown-zib': recording(() => ({ zib: 'Patient' })),
  'record-of-a-zib-of-the-prototype': recording(() => ({ zib: '__proto__' })),
  'record-without-origin': recording(() => ({ origin: undefined })),
  'record-of-another-source': recording(() => ({ origin: { source: 'somebody-else', reference: 'X/1' } })),
  'record-with-a-stray-bsn': recording(() => ({ bsn: canaries.bsn })),
  'record-with-a-plain-client-id': recording(() => ({ subject: canaries.client })),
  'record-with-wrong-types': recording(() => ({ start: 20_240_101, end: {}, location: ['a'] })),
  'record-with-a-date-that-is-none': recording(() => ({ start: '2024-02-31' })),
  'record-with-prototype-keys': recording(() => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object),
  'record-nested-deeply': recording(() => ({ location: nested(100_000) })),
  'record-with-huge-numbers': recording(() => ({ start: 1e308, end: Number.NaN, ward: Infinity })),
  'record-with-a-getter-that-throws': saying((request) => ({
    type: 'record', record: Object.defineProperty(good(request, 'bad'), 'ward', { enumerable: true, get: () => { throw new Error(canaries.text); } }),
  })),
  'record-with-an-endless-id': recording(() => ({ id: 'x'.repeat(2_000_000) })),
  'record-with-injections': recording(() => ({ location: '\'); drop table zib_record; --', ward: '=cmd|"/c calc"!A1\r\n<script>alert(1)</script>' })),
  'record-that-is-a-proxy': saying((request) => ({ type: 'record', record: new Proxy(good(request, 'bad'), { ownKeys: () => { throw new Error(canaries.text); } }) })),

  // notices that tell too much, or nonsense
  'rejection-with-a-text-as-code': saying((request) => ({ type: 'rejected', origin: originOf(request, 'X/1'), code: `no ${canaries.text}`, path: '' })),
  'rejection-with-content-beside': saying((request) => ({ type: 'rejected', origin: originOf(request, 'X/1'), code: 'invalid-date', path: '', value: canaries.text })),
  'rejection-with-an-endless-path': saying((request) => ({ type: 'rejected', origin: originOf(request, 'X/1'), code: 'invalid-date', path: 'a.'.repeat(1_000_000) })),
  'finding-about-another-source': saying(() => ({ type: 'finding', origin: { source: 'somebody-else', reference: 'X/1' }, code: 'code-ignored', path: '' })),
  'origin-with-content-beside': saying((request) => ({ type: 'rejected', origin: { ...originOf(request, 'X/1'), name: canaries.text }, code: 'invalid-date', path: '' })),
  'gone-without-reference': saying(() => ({ type: 'gone' })),

  // the same, twice and otherwise
  'the-same-record-a-thousand-times': saying(...Array.from({ length: 1_000 }, () => (request: ReadRequest<unknown>) => ({ type: 'record', record: good(request, 'same') }))),
  'record-then-entered-in-error': saying(
    (request) => ({ type: 'record', record: good(request, 'flips') }),
    (request) => ({ type: 'rejected', origin: originOf(request, 'X/flips'), code: 'entered-in-error', path: 'status', zib: 'Stay' }),
  ),
  'gone-before-its-record': saying((request) => ({ type: 'gone', reference: originOf(request, 'X/later').reference }), (request) => ({ type: 'record', record: good(request, 'later') })),

  // checkpoints
  'checkpoint-that-is-no-text': saying(() => ({ type: 'checkpoint', cursor: { at: 1 }, zibsComplete: [] })),
  'checkpoint-of-two-million-characters': saying(() => ({ type: 'checkpoint', cursor: 'x'.repeat(2_000_000), zibsComplete: [] })),
  'checkpoint-that-completes-what-does-not-exist': saying(() => ({ type: 'checkpoint', cursor: 'a', zibsComplete: ['Everything'] })),
  'all-complete-before-anything': async function* (request) {
    yield { type: 'checkpoint', cursor: 'end', zibsComplete: request.zibs };
    yield { type: 'record', record: good(request, 'late') };
  },
  'checkpoints-out-of-order': saying(() => ({ type: 'checkpoint', cursor: '9', zibsComplete: [] }), () => ({ type: 'checkpoint', cursor: '1', zibsComplete: [] })),
  'records-and-never-a-checkpoint': async function* (request) { for (let id = 0; ; id += 1) yield { type: 'record', record: good(request, `${id}`) }; },
  'never-complete': async function* (request) {
    yield { type: 'record', record: good(request, '1') };
    yield { type: 'checkpoint', cursor: 'a', zibsComplete: [] };
  },

  // streams
  'goes-on-for-ever': async function* (request) {
    for (let id = 0; ; id += 1) {
      yield { type: 'record', record: good(request, `${id}`) };
      yield { type: 'checkpoint', cursor: String(id), zibsComplete: [] };
    }
  },
  'hangs-and-does-not-listen': async function* (request) {
    yield { type: 'record', record: good(request, '1') };
    await never();
  },
  'throws-in-the-middle': async function* (request) {
    yield { type: 'record', record: good(request, '1') };
    throw new Error(`about ${canaries.text}`);
  },
  'throws-what-is-no-error': async function* (request) {
    yield { type: 'record', record: good(request, '1') };
    throw canaries.text;
  },
  'throws-at-once': () => { throw new Error('never began'); },
  'is-no-stream': () => ({}) as AsyncIterable<unknown>,
} as const satisfies Record<string, Deed>;
