import { type Clock, systemClock, toInstant } from '@meervoud/kernel';
import { type SandboxBroker, type SandboxEcd, startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import type { JSONWebKeySet } from 'jose';
import { type Change, type Resource, scenario } from '../life/scenario.ts';
import { type FlappingProxy, startFlappingProxy } from './flapping-proxy.ts';
import { type RecipientWitness, startRecipientWitness, type Seen } from './recipient-witness.ts';

/** The ECD as a life finds it. */
export interface Weather {
  /** Share of the time that it is up; 1: always. */
  readonly up: number;
  readonly throttles: boolean;
  readonly tokenPerPage: boolean;
  readonly changesWhilePaging: boolean;
}

export type WorldOrder =
  | { readonly do: 'begin'; readonly jwks: JSONWebKeySet; readonly weather?: Weather; readonly organization: string }
  | { readonly do: 'change'; readonly chapter: number }
  | { readonly do: 'recipient-away'; readonly requests: number }
  | { readonly do: 'calm' }
  | { readonly do: 'report' };

export interface WorldUrls { readonly fhirUrl: string; readonly tokenUrl: string; readonly submitUrl: string; readonly submitTokenUrl: string; readonly receiptJwks: JSONWebKeySet }
export interface WorldReport {
  readonly seen: readonly Seen[];
  readonly accepted: readonly { readonly idempotencyKey: string; readonly payloadHash: string }[];
  readonly requests: Readonly<Record<string, number>>;
  readonly cut: number;
  readonly upShare: number;
}

const { resources, chapters } = scenario();
let ecd: SandboxEcd | undefined;
let broker: SandboxBroker | undefined;
let witness: RecipientWitness | undefined;
let proxy: FlappingProxy | undefined;
let storms: NodeJS.Timeout[] = [];

const apply = ({ put, remove }: Change): void => {
  put.forEach((resource) => ecd?.put(resource));
  for (const reference of remove) ecd?.remove(reference.split('/')[0] ?? '', reference.split('/')[1] ?? '');
};

const calm = (): void => {
  storms.forEach((storm) => clearInterval(storm));
  storms = [];
};

/** From one coming up to the next. */
const FLAP_MS = 15_000;
const PAGE_LIFE_MS = 400_000;
const LATE = '2030-06-01T00:00:00.000Z';

/** Recorded while somebody pages: an ulcer comes and goes, and a stay gets another version. What is left in the end is nothing new. */
const unrest = (): void => {
  const [ulcer, stay] = ['ulcer-', 'stay-'].map((start) => resources.find(({ id }) => id?.startsWith(start)));
  const passing = { ...ulcer, id: 'ulcer-passing', meta: { ...ulcer?.meta, lastUpdated: LATE } } as Resource;
  let turn = 0;
  storms.push(setInterval(() => {
    turn += 1;
    if (turn % 2 === 1) ecd?.put(passing);
    else ecd?.remove('Condition', 'ulcer-passing');
    if (stay) ecd?.put({ ...stay, meta: { ...stay.meta, versionId: undefined } } as never);
  }, 40));
};

/** One answer in four, as long as it is asked anything: what nobody came for does not pile up. */
const throttle = (): void => {
  let answered = 0;
  storms.push(setInterval(() => {
    if (ecd === undefined || ecd.requests.search < answered + 3) return;
    answered = ecd.requests.search;
    ecd.failNext(1, 429, { 'retry-after': '1' });
  }, 20));
};

const begin = async ({ jwks, weather, organization }: Extract<WorldOrder, { do: 'begin' }>): Promise<WorldUrls> => {
  calm();
  proxy?.close();
  await Promise.all([ecd?.close(), broker?.close(), witness?.close()]);
  // a token lives until the next page was asked for
  const clock: Clock = weather?.tokenPerPage ? { now: () => toInstant(Date.now() + (ecd?.requests.search ?? 0) * PAGE_LIFE_MS) } : systemClock;
  let port = 0;
  proxy = weather !== undefined && weather.up < 1 ? await startFlappingProxy(() => port, FLAP_MS * weather.up, FLAP_MS * (1 - weather.up)) : undefined;
  ecd = await startSandboxEcd({
    population: { resources }, clientId: 'meervoud', clientSecret: 'ecd-secret', pageSize: 40, clock,
    ...(proxy && { publicUrl: `http://127.0.0.1:${proxy.port}` }),
  });
  port = Number(new URL(ecd.listening).port);
  broker = await startSandboxBroker({ senders: [{ clientId: organization, clientSecret: 'broker-secret', organization, jwks }] });
  witness = await startRecipientWitness(broker.url);
  if (weather?.throttles) throttle();
  if (weather?.changesWhilePaging) unrest();
  return {
    fhirUrl: ecd.fhirUrl, tokenUrl: ecd.tokenUrl,
    submitUrl: broker.fhirUrl.replace(broker.url, witness.url), submitTokenUrl: broker.tokenUrl, receiptJwks: broker.jwks,
  };
};

const obey = async (order: WorldOrder): Promise<unknown> => {
  switch (order.do) {
    case 'begin': return begin(order);
    case 'change': {
      const chapter = chapters[order.chapter];
      if (chapter) apply(chapter.change);
      return undefined;
    }
    case 'recipient-away': return broker?.failNext(order.requests, 503);
    case 'calm': {
      calm();
      ecd?.remove('Condition', 'ulcer-passing');
      return undefined;
    }
    case 'report': return {
      seen: witness?.seen ?? [], accepted: (broker?.received ?? []).map(({ idempotencyKey, payloadHash }) => ({ idempotencyKey, payloadHash })),
      requests: { ...ecd?.requests }, cut: proxy?.cut() ?? 0, upShare: proxy?.upShare() ?? 1,
    } satisfies WorldReport;
  }
};

process.on('message', ({ id, order }: { readonly id: number; readonly order: WorldOrder }) => {
  obey(order).then((answer) => process.send?.({ id, answer }), (thrown: unknown) => process.send?.({ id, error: String(thrown) }));
});
process.once('disconnect', () => process.exit());
