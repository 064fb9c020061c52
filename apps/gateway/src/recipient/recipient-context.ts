import type { Clock, Logger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { FastifyRequest } from 'fastify';
import { openCertificates } from './client-certificate.ts';
import { openClients, type RecipientClient } from './recipient-client.ts';

/** What a provider decides about its recipient API. */
export interface RecipientApiOptions {
  /** The base as recipients reach it, without a slash at the end: `https://delen.linde.example/recipient/v1`. */
  readonly url: string;
  readonly clients: readonly RecipientClient[];
  /** Addresses of proxies whose word on client certificates counts; none by default. */
  readonly proxies?: readonly string[] | undefined;
  /** The header in which they say it, in lower case; `client-cert` (RFC 9440) when absent. */
  readonly certificateHeader?: string | undefined;
  /** Per client, and per address without a token; 300 when absent. */
  readonly requestsPerMinute?: number | undefined;
}

/** What the routes work with. */
export interface RecipientContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly clients: ReadonlyMap<string, RecipientClient>;
  /** Exact URL of the token endpoint. */
  readonly audience: string;
  readonly certificateOf: (request: FastifyRequest) => string | undefined;
}

/** Throws KnownErrors `recipient-client-wrong` and `proxy-address-wrong`. */
export const toContext = (
  { url, clients, proxies = [], certificateHeader = 'client-cert' }: RecipientApiOptions, house: Pick<RecipientContext, 'store' | 'clock' | 'log'>,
): RecipientContext => ({
  ...house, clients: openClients(clients), audience: `${url}/token`, certificateOf: openCertificates({ proxies, header: certificateHeader }),
});
