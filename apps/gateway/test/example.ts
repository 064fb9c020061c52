import type { Submission } from '@meervoud/exchange';
import { calendarDate, clockAt, Instant, KnownError, silentLogger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { createGateway, type GatewayOptions, hashOfToken } from '../src/index.ts';

export const at = Instant.parse('2024-03-01T09:30:00.000Z');

export const submission = (id: string, organization: string): Submission => ({
  id, key: { organization, recipient: 'broker', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision: 1 }, status: 'accepted',
  payloadHash: 'sha256:1', values: ['val-00000000000000a1'], approvals: [{ by: 'an', at, payloadHash: 'sha256:1' }], draftedAt: at,
  receipt: { receiptId: 'r-1', payloadHash: 'sha256:1', status: 'accepted', at, jws: 'a.b.c' },
});

export const value = (id: string, organization: string, location = 'eik'): Value => ({
  id, version: 1, contentHash: 'sha256:0', derivedAt: at, organization, set: 'basisveiligheid', reportingYear: 2023, location, indicator: 'INID013307',
  referenceDate: calendarDate('2024-02-28'),
  outcome: {
    kind: 'overridden', answer: { type: 'percentage', value: '12.50' }, counts: { numerator: 2, denominator: 16, unknown: 0 },
    computed: { kind: 'measured', answer: { type: 'percentage', value: '18.75' }, counts: { numerator: 3, denominator: 16, unknown: 0 } }, reason: 'dubbel', by: 'an', at,
  },
  evidence: {
    definition: { id: 'INID013307', set: 'basisveiligheid', version: '1', hash: 'sha256:1', standing: 'published' }, engine: 'e', referenceDate: calendarDate('2024-02-28'),
    settings: { unstageable: 'unknown' }, rulings: ['R4'], inputCounts: { Stay: 16 }, inputHash: 'sha256:2', undecided: 0,
    memberships: [{ member: 'p-00000000000000000000000000000001', population: 'yes', answer: 'yes', clause: 'c', records: [{ source: 'ecd', reference: 'Condition/1' }] }],
  },
});

/** Two organizations, and only what the gateway reads. */
export const exampleStore = () => {
  const submissions = [submission('sub-1', 'linde'), submission('sub-2', 'other')];
  const values = [value('val-00000000000000a1', 'linde'), value('val-00000000000000b2', 'other')];
  const accessed: { who: string; action: string; object: string }[] = [];
  const broken = { accessLog: false, database: false };
  const store = {
    submissions: {
      list: async (organization: string) => submissions.filter(({ key }) => key.organization === organization),
      byId: async (id: string) => submissions.find((each) => each.id === id),
      events: async () => [{ at, from: null, to: 'drafted' }, { at, from: 'drafted', to: 'approved', note: '1 of 2 approvals' }],
    },
    values: {
      newest: async ({ organization, location }: { organization: string; location?: string }) =>
        values.filter((each) => each.organization === organization && (location === undefined || each.location === location)),
      byId: async (id: string) => values.find((each) => each.id === id),
    },
    access: {
      record: async (entry: { who: string; action: string; object: string }) => {
        if (broken.accessLog) throw new Error('disk full: p-00000000000000000000000000000001');
        accessed.push(entry);
      },
    },
    tasks: {
      progress: async () => {
        if (broken.database) throw new KnownError({ code: 'database-unavailable', recovery: 'retry', message: 'gone' });
        return { requested: 0, completed: 0, failed: 0, failures: [] };
      },
    },
  };
  return { store: store as unknown as Store, accessed, broken };
};

export const tokens = { reader: 'reader-token', officer: 'officer-token', other: 'other-token', operator: 'operator-token' };

/** What tests look at in an answer. */
export interface Answer {
  readonly code?: string;
  readonly status?: unknown;
  readonly errors?: readonly { readonly path: string }[];
  readonly submissions?: readonly { readonly id: string }[];
  readonly values?: readonly { readonly id: string }[];
  readonly memberships?: readonly unknown[];
  readonly outcome?: { readonly computed: { readonly answer: { readonly value: string } } };
  readonly evidence?: { readonly rulings: readonly string[] };
  readonly openapi?: string;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly security?: unknown; readonly responses: object }>>>>;
}

export const openExample = async (over: Partial<GatewayOptions> = {}) => {
  const example = exampleStore();
  const app = await createGateway({
    store: example.store, organizations: [{ id: 'linde', name: 'De Linde' }, { id: 'other', name: 'Other' }], log: silentLogger, clock: clockAt(at),
    publicJwks: { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: '1' }] }, requestsPerMinute: 10_000,
    accounts: [
      { id: 'reader', organization: 'linde', roles: ['reader'], tokenHash: hashOfToken(tokens.reader) },
      { id: 'officer', organization: 'linde', roles: ['reader', 'quality-officer'], tokenHash: hashOfToken(tokens.officer) },
      { id: 'operator', organization: 'linde', roles: ['operator'], tokenHash: hashOfToken(tokens.operator) },
      { id: 'other', organization: 'other', roles: ['reader', 'quality-officer'], tokenHash: hashOfToken(tokens.other) },
    ],
    ...over,
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const get = async (path: string, token?: string, init: RequestInit = {}) => {
    const response = await fetch(`${base}${path}`, { ...init, headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...init.headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: (text === '' ? {} : JSON.parse(text)) as Answer };
  };
  return { ...example, app, base, get };
};
