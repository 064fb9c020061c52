import { createSigner, createStatementSigner, type Signer, type SigningKey, type StatementSigner } from '@meervoud/delivery';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import type { CalendarDate, Clock, Logger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { FastifyRequest } from 'fastify';
import { openCertificates } from './client-certificate.ts';
import { openClients, type RecipientClient } from './recipient-client.ts';
import { type Render, representationsOf } from './representations.ts';

/** What a provider decides about its recipient API. */
export interface RecipientApiOptions {
  /** The base as recipients reach it, without a slash at the end: `https://delen.linde.example/recipient/v1`. */
  readonly url: string;
  readonly clients: readonly RecipientClient[];
  /** Every exchange profile on the shelf. */
  readonly profiles: readonly ExchangeProfile[];
  /** Throws where the shelf has no such set. */
  readonly setFor: (set: string, reportingYear: number) => IndicatorSet;
  /** Signs receipts and manifests; its public part is published. */
  readonly signing: SigningKey;
  /** The day it is for the provider. */
  readonly today: () => CalendarDate;
  /** Forms besides FHIR and JSON in which a submission is handed out, by media type. */
  readonly representations?: ReadonlyMap<string, Render> | undefined;
  /** Addresses of proxies whose word on client certificates counts; none by default. */
  readonly proxies?: readonly string[] | undefined;
  /** The header in which they say it, in lower case; `client-cert` (RFC 9440) when absent. */
  readonly certificateHeader?: string | undefined;
  /** Per client, and per address without a token; 300 when absent. */
  readonly requestsPerMinute?: number | undefined;
}

/** What the gateway as a whole brings. */
export interface RecipientHouse {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly organizations: readonly string[];
  readonly contact?: { readonly name: string; readonly email: string; readonly url: string } | undefined;
}

/** What the routes work with. */
export interface RecipientContext extends RecipientHouse {
  readonly clients: ReadonlyMap<string, RecipientClient>;
  readonly profiles: ReadonlyMap<string, ExchangeProfile>;
  readonly setFor: RecipientApiOptions['setFor'];
  readonly today: RecipientApiOptions['today'];
  readonly signer: Signer;
  readonly statements: StatementSigner;
  readonly representations: ReadonlyMap<string, Render>;
  /** Exact URL of the token endpoint. */
  readonly audience: string;
  readonly certificateOf: (request: FastifyRequest) => string | undefined;
}

/** Throws KnownErrors `recipient-client-wrong` and `proxy-address-wrong`. */
export const toContext = (
  { url, clients, profiles, setFor, today, signing, representations, proxies = [], certificateHeader = 'client-cert' }: RecipientApiOptions, house: RecipientHouse,
): RecipientContext => ({
  ...house, setFor, today, clients: openClients(clients), profiles: new Map(profiles.map((profile) => [profile.id, profile])),
  signer: createSigner(signing.privateJwk), statements: createStatementSigner(signing.privateJwk), representations: representationsOf(representations),
  audience: `${url}/token`, certificateOf: openCertificates({ proxies, header: certificateHeader }),
});
