import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { canaries } from './material.ts';

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: string;
  /** The FHIR base of this server. */
  readonly base: string;
  /** Another origin, where nobody should go. */
  readonly trap: string;
}
export type HttpAnswer = (asked: Asked) => void;

const FHIR = { 'content-type': 'application/fhir+json' };
const send = (body: unknown, headers: Record<string, string> = FHIR, status = 200): HttpAnswer =>
  ({ response }) => void response.writeHead(status, headers).end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
const bundle = (resources: readonly unknown[], next?: string): object =>
  ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }) });
const place = (id: string, more: object = {}): object => ({
  resourceType: 'Location', id, name: `Huis ${id}`, ...more,
  physicalType: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'bu' }] },
});
const linking = (next: (asked: Asked) => string): HttpAnswer => (asked) => send(bundle([place('1')], next(asked)))(asked);
const text = (written: string): HttpAnswer => send(`{"resourceType":"Bundle","type":"searchset","entry":[{"resource":${written}}]}`);
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What is wrong with every answer to a search. */
export const httpAnswers = {
  'next-link-to-itself': linking(({ base, url }) => base + url.slice('/fhir'.length)),
  'next-link-round-and-round': linking(({ base, url }) => `${base}/Location?page=${url.includes('page=1') ? 2 : 1}`),
  'next-link-ever-new': linking(({ base, url }) => `${base}/Location?page=${Number(/page=(\d+)/.exec(url)?.[1] ?? 0) + 1}`),
  'next-link-elsewhere': linking(({ trap }) => `${trap}/fhir/Location`),
  'next-link-with-our-host-as-user': linking(({ trap, base }) => `http://${new URL(base).hostname}@${new URL(trap).host}/fhir/Location`),
  'next-link-to-a-file': linking(() => 'file:///etc/passwd'),
  'next-link-out-of-the-base': linking(({ base }) => `${base}/../admin`),
  'redirect-elsewhere': (asked) => send('', { location: `${asked.trap}/fhir/Location` }, 307)(asked),
  'login-page': send('<html><form>', { 'content-type': 'text/html' }),
  'no-json': send('{"resourceType":"Bundle",'),
  'no-utf8': send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])),
  'json-of-another-kind': send('[1,2,3]'),
  'bundle-of-another-type': send({ resourceType: 'Bundle', type: 'history', entry: [] }),
  'entries-that-are-no-list': send({ resourceType: 'Bundle', type: 'searchset', entry: { resource: place('1') } }),
  'error-in-a-success': send({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception', diagnostics: canaries.text }] }),
  'error-with-a-client-in-it': send({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden', diagnostics: canaries.text }] }, FHIR, 422),
  'prototype-keys': text('{"resourceType":"Location","id":"1","__proto__":{"polluted":true}}'),
  'names-twice': text('{"resourceType":"Location","id":"1","id":"2"}'),
  'nested-deeply': text(`{"resourceType":"Location","id":"1","a":${deep(100_000)}}`),
  'huge-numbers': send(bundle([place('1', { position: { longitude: 1e308 } }), { resourceType: 'Location', id: 1e300, name: 1e300 }])),
  'wrong-types': send(bundle([place('1', { name: ['Huis'], partOf: 'Location/2' }), { resourceType: 'Location', id: {}, name: {}, physicalType: 7 }])),
  'ids-that-are-none': send(bundle([place('../../etc'), place('a b'), place('x'.repeat(1_000)), place('')])),
  injections: send(bundle([place('1', { name: '\'); drop table zib_record; --' }), place('2', { name: '=cmd|"/c calc"!A1' }), place('3', { name: '<script>\r\n\u202e' })])),
  duplicates: send(bundle([place('1'), place('1'), place('1', { meta: { versionId: '1' } }), place('1', { meta: { versionId: '2' } })])),
  'ends-halfway': ({ response }) => {
    response.writeHead(200, { ...FHIR, 'content-length': '100000' }).write('{"resourceType":');
    setTimeout(() => response.destroy(), 10);
  },
  'never-ends': ({ response }) => {
    let open = true;
    response.writeHead(200, FHIR).on('close', () => { open = false; });
    const pour = (): void => { while (open && response.write(' '.repeat(65_536))); };
    response.on('drain', pour);
    pour();
  },
  'grows-when-unpacked': (asked) => send(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), { ...FHIR, 'content-encoding': 'gzip' })(asked),
  'always-busy': send('', { 'retry-after': '-5' }, 503),
  'asks-for-patience-for-ever': send('', { 'retry-after': '99999999999' }, 429),
} as const satisfies Record<string, HttpAnswer>;
