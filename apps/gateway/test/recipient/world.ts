import { deliver, generateSigningKey, type SigningKey, toMeasureReportBundle, toPayload } from '@meervoud/delivery';
import { createSigner } from '@meervoud/delivery';
import { discloseValues, type ExchangeProfile } from '@meervoud/exchange';
import { calendarDate, type Clock, KnownError, silentLogger, systemClock } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { campaign, locations, measured, organization as example, profile, set, ulcers, value, withoutPlan } from '../../../../libs/delivery/test/example.ts';
import { createGateway, type GatewayOptions, hashOfToken, type RecipientApiOptions, type RecipientClient } from '../../src/index.ts';
import { assertionOf, type ClientKey, formOf, makeKey } from './client-keys.ts';
import { openStoreForTest } from './test-store.ts';

export const RECIPIENT_URL = 'https://delen.linde.example/recipient/v1';
export const beeld: ExchangeProfile = { ...profile, id: 'kwaliteitsbeeld', purpose: 'learning' };
const AT = '2024-06-01T12:00:00.000Z';

/** What stands in the configuration besides the clients. */
export const apiOptions = (signing: SigningKey, clients: readonly RecipientClient[], over: Partial<RecipientApiOptions> = {}): RecipientApiOptions => ({
  url: RECIPIENT_URL, clients, profiles: [profile, beeld], signing, today: () => calendarDate('2024-06-01'), requestsPerMinute: 100_000,
  setFor: (id, reportingYear) => {
    if (id === set.id && reportingYear === set.reportingYear) return set;
    throw new KnownError({ code: 'set-unknown', recovery: 'halt', message: 'no such set' });
  },
  ...over,
});

export interface Offer {
  readonly organization?: string;
  readonly recipient?: string;
  readonly profile?: ExchangeProfile;
  readonly revision?: number;
  /** Clients with an ulcer among the sixteen of De Eik. */
  readonly ulcers?: number;
  readonly supersedes?: string;
  readonly sent?: boolean;
}

/**
 * Two providers, two recipients, two profiles, on a real database and over real HTTP. `makelaar` fetches; `loket` holds the same values of
 * De Linde; `kantoor` is another recipient; `vreemd` has no organization in common.
 */
export const openWorld = async (over: { readonly api?: Partial<RecipientApiOptions>; readonly gateway?: Partial<GatewayOptions>; readonly clock?: Clock; readonly clients?: (clients: RecipientClient[]) => RecipientClient[] } = {}) => {
  const opened = await openStoreForTest();
  const { store } = opened;
  const [signing, key] = [await generateSigningKey(), await makeKey('ec-1', 'ES384')];
  const client = (id: string, more: Partial<RecipientClient> = {}): RecipientClient => ({
    id, recipient: id, organizations: ['linde'], profiles: [profile.id], jwks: { keys: [key.publicJwk] }, certificates: [], answersHere: true, ...more,
  });
  const clients = [
    client('makelaar', { organizations: ['linde', 'berk'], profiles: [profile.id, beeld.id] }), client('makelaar-beperkt', { recipient: 'makelaar' }), client('loket'),
    client('kantoor', { organizations: ['berk'] }), client('vreemd', { recipient: 'makelaar', organizations: [] }), client('geduwd', { recipient: 'geduwd', answersHere: false }),
  ];
  const clock = over.clock ?? systemClock;
  const app = await createGateway({
    store, organizations: [{ id: 'linde', name: 'De Linde' }, { id: 'berk', name: 'De Berk' }], log: silentLogger, clock, publicJwks: { keys: [signing.publicJwk] }, requestsPerMinute: 100_000, contact: { name: 'De Linde', email: 'kwaliteit@linde.example', url: 'https://linde.example' },
    accounts: [
      { id: 'an', organization: 'linde', roles: ['quality-officer'], tokenHash: hashOfToken('officer') }, { id: 'lezer', organization: 'linde', roles: ['reader'], tokenHash: hashOfToken('reader') },
      { id: 'bo', organization: 'berk', roles: ['quality-officer'], tokenHash: hashOfToken('other') },
    ],
    recipientApi: apiOptions(signing, over.clients?.(clients) ?? clients, over.api), ...over.gateway,
  }).catch(async (thrown: unknown) => {
    await opened.close();
    throw thrown;
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });

  const tokenOf = async (id: string, scope?: string, by: ClientKey = key): Promise<string> => {
    const assertion = await assertionOf(by, id, `${RECIPIENT_URL}/token`, Math.floor(Date.parse(clock.now()) / 1_000));
    const response = await fetch(`${base}/recipient/v1/token`, { method: 'POST', body: formOf(assertion, scope === undefined ? {} : { scope }) });
    const body = await response.json() as { access_token?: string };
    if (body.access_token === undefined) throw new Error(JSON.stringify(body));
    return body.access_token;
  };
  /** A connection that breaks before the answer is tried again where a key makes that safe, as recipients do. */
  const patiently = (url: string, init: RequestInit): Promise<Response> =>
    fetch(url, init).catch((thrown: unknown) => (new Headers(init.headers).has('idempotency-key') ? fetch(url, init) : Promise.reject(thrown as Error)));
  const ask = async (path: string, token?: string, init: RequestInit = {}) => {
    const response = await patiently(`${base}${path}`, { ...init, headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...init.headers } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, bytes, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer };
  };
  const post = (path: string, token: string, body: unknown, idempotencyKey: string | undefined = crypto.randomUUID()) =>
    ask(path, token, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(idempotencyKey === '' ? {} : { 'idempotency-key': idempotencyKey }) } });

  const valuesOf = async (organization: string, count: number): Promise<readonly Value[]> => {
    const derived = [value('eik', ulcers, measured(count, 16)), value('eik', withoutPlan, measured(4, 16, 1)), value('iep', ulcers, measured(1, 8))]
      .map(({ id: _id, version: _version, contentHash: _hash, derivedAt: _at, ...rest }) => ({ ...rest, organization }));
    await store.values.put(derived, AT as never);
    return store.values.newest({ organization, set: set.id, reportingYear: 2023 });
  };

  /** Draws up, has two people approve, and lays ready what a recipient is to fetch. */
  const offer = async ({ organization = 'linde', recipient = 'makelaar', profile: under = profile, revision = 1, ulcers: count = 3, supersedes, sent = true }: Offer = {}) => {
    const values = await valuesOf(organization, count);
    const submissionKey = { organization, recipient, profile: `${under.id}@${under.version}`, reportingYear: 2023, revision };
    const { bytes, payloadHash } = toPayload(toMeasureReportBundle({
      organization: { ...example, id: organization }, locations, set, profile: under, key: submissionKey, values: discloseValues(set, values, under.disclosure), supersedes,
    }));
    const { id } = await store.submissions.draft({ key: submissionKey, payload: bytes, payloadHash, values: values.map((one) => one.id) }, AT as never);
    for (const by of ['an', 'bo']) await store.submissions.approve(id, { by, at: AT as never, payloadHash });
    await store.submissions.transition(id, 'drafted', 'released', AT as never);
    if (sent) {
      const effects = await deliver({
        store, submissionId: id, channel: { name: recipient, isFetched: true }, signer: createSigner(signing.privateJwk), clock, signal: new AbortController().signal,
      });
      await store.transaction(effects);
    }
    return { id, payloadHash, bytes, values: values.map((one) => one.id) };
  };
  await store.campaigns.put('linde', campaign);

  return {
    store: store as Store, opened, app, base, signing, key, clients, tokenOf, ask, post, offer,
    statusOf: async (id: string) => (await store.submissions.byId(id))?.status,
    close: async () => { await app.close(); await opened.close(); },
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;

export interface Answer {
  readonly code?: string;
  readonly errors?: readonly { readonly in: string; readonly path: string; readonly code?: string; readonly message: string }[];
  readonly submissions?: readonly { readonly id: string; readonly status: string; readonly revision: number }[];
  readonly nextCursor?: string;
  readonly hasMore?: boolean;
  readonly [name: string]: unknown;
}
