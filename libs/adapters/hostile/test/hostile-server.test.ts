import { minimal } from '@meervoud/adapter-minimal';
import { defineFhirAdapter, type SourceEvent, type TransportEffects } from '@meervoud/adapter-sdk';
import { KnownError, silentLogger, toInstant } from '@meervoud/kernel';
import type { SubjectPseudonym } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { type HttpDeed, httpDeeds, openHostileServer } from '../src/index.ts';

/** Time that passes only by sleeping. */
const virtualEffects = (): TransportEffects => {
  let now = Date.parse('2026-11-22T10:00:00.000Z');
  return {
    clock: { now: () => toInstant(now) }, random: () => 0.5,
    sleep: async (milliseconds, signal) => { signal.throwIfAborted(); now += milliseconds; },
  };
};
const { name, version, fhirVersion, mappings } = minimal;
const limits = { pageBytes: 4 * 1024 * 1024, pages: 50, retries: 2, requestMilliseconds: 5_000 };

const readFrom = async (deed: HttpDeed) => {
  const server = await openHostileServer(deed);
  const adapter = defineFhirAdapter({ name, version, fhirVersion, mappings }, virtualEffects());
  const config = adapter.config.parse({ baseUrl: server.fhirUrl, auth: { type: 'bearer', token: { env: 'T' } }, limits });
  const events: SourceEvent[] = [];
  let error: unknown;
  try {
    for await (const event of adapter.read({
      source: 'ecd', config, zibs: ['HealthcareProvider'], pseudonym: () => `p-${'0'.repeat(32)}` as SubjectPseudonym,
      secret: async () => 'the-secret-token', log: silentLogger, signal: new AbortController().signal,
    })) events.push(event);
  } catch (thrown) {
    error = thrown;
  } finally {
    await server.close();
  }
  return { events, error, lured: server.lured() };
};

/** What must become of each: the code the read stops with, or what it comes to when it may go on. */
const becomes: Readonly<Record<HttpDeed, string>> = {
  'next-link-to-itself': 'paging-loop', 'next-link-round-and-round': 'paging-loop', 'next-link-ever-new': 'paging-loop',
  'next-link-elsewhere': 'foreign-next-link', 'next-link-with-our-host-as-user': 'foreign-next-link', 'next-link-to-a-file': 'foreign-next-link',
  'next-link-out-of-the-base': 'foreign-next-link', 'redirect-elsewhere': 'redirect-refused', 'login-page': 'not-fhir-json',
  'no-json': 'malformed-json', 'no-utf8': 'malformed-utf8', 'json-of-another-kind': 'malformed-bundle', 'bundle-of-another-type': 'malformed-bundle',
  'entries-that-are-no-list': 'malformed-bundle', 'error-in-a-success': 'source-error', 'error-with-a-client-in-it': 'source-refused-search',
  'prototype-keys': 'forbidden-key', 'names-twice': 'duplicate-key', 'nested-deeply': 'too-deep',
  'huge-numbers': '1 read, 1 refused', 'wrong-types': '0 read, 2 refused', 'ids-that-are-none': '0 read, 4 refused', injections: '3 read, 0 refused',
  duplicates: '1 read, 0 refused', 'ends-halfway': 'source-unavailable', 'never-ends': 'response-too-large', 'grows-when-unpacked': 'response-too-large',
  'always-busy': 'source-unavailable', 'asks-for-patience-for-ever': 'source-unavailable',
};

describe('the toolkit', () => {
  test.each(httpDeeds)('survives a server with %s', async (deed) => {
    const { events, error, lured } = await readFrom(deed);
    const count = (type: SourceEvent['type']): number => events.filter((event) => event.type === type).length;
    expect(error === undefined ? `${count('record')} read, ${count('rejected')} refused` : (error as KnownError).code).toBe(becomes[deed]);
    if (error !== undefined) expect(error).toBeInstanceOf(KnownError);
    expect(lured).toBe(0);
    expect(JSON.stringify([events, (error as KnownError | undefined)?.message, (error as KnownError | undefined)?.at])).not.toMatch(/Zonneveldt|the-secret-token/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
