import type { Entitlement } from '@meervoud/exchange';
import { hashOfBytes } from '@meervoud/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../problem.ts';
import type { RecipientClient } from './recipient-client.ts';
import type { RecipientContext } from './recipient-context.ts';

/** Who asks, by its token. */
export interface Asker extends Entitlement {
  readonly answersHere: boolean;
}

/** What routes are made of. */
export interface RouteParts {
  readonly context: RecipientContext;
  readonly askerOf: (request: FastifyRequest) => Asker;
}

const refuseToken = (reply: FastifyReply): ApiError => {
  void reply.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  return new ApiError(401, 'token-not-accepted', 'Send a valid access token, over the connection it is bound to.');
};

/**
 * Who a request comes from. A token counts for as long as it lasts, its client stands in the configuration, and, where it is bound, the
 * connection is made with that certificate (RFC 8705). A token kept in the store can be ended at once, and nobody has to verify it rightly.
 * Throws an {@link ApiError} 401.
 */
export const openAccess = ({ store, clock, clients, certificateOf }: RecipientContext) => {
  const known = new WeakMap<FastifyRequest, Asker>();
  return {
    authenticate: async (request: FastifyRequest, reply: FastifyReply): Promise<Asker> => {
      const presented = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
      const granted = presented === undefined ? undefined : await store.recipientAccess.find(hashOfBytes(presented), clock.now());
      const client = granted && clients.get(granted.client);
      if (!granted || !client || !isHolder(granted.certificate, client, certificateOf(request))) throw refuseToken(reply);
      const { id, recipient, organizations, profiles, answersHere } = client;
      const asker = { client: id, recipient, organizations, profiles, scopes: granted.scopes, answersHere };
      known.set(request, asker);
      return asker;
    },
    askerOf: (request: FastifyRequest): Asker => {
      const asker = known.get(request);
      if (!asker) throw new ApiError(401, 'token-not-accepted', 'Send a valid access token.');
      return asker;
    },
  };
};

/** A certificate that was withdrawn from the configuration ends the tokens bound to it; one that was added ends those bound to none. */
const isHolder = (bound: string | undefined, { certificates }: RecipientClient, presented: string | undefined): boolean =>
  (certificates.length === 0 ? bound === undefined : bound !== undefined && certificates.includes(bound) && bound === presented);

/** At most so many requests a minute for one client, or for one address before anyone knows who asks. Throws an {@link ApiError} 429. */
export const limitRate = (scope: FastifyInstance, max: number) => {
  const keys = new WeakMap<FastifyRequest, string>();
  const check = scope.createRateLimit({ max, timeWindow: 60_000, allowList: () => false, keyGenerator: (request) => keys.get(request) ?? request.ip });
  return async (request: FastifyRequest, reply: FastifyReply, key: string): Promise<void> => {
    keys.set(request, key);
    const limit = await check(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    void reply.header('Retry-After', String(limit.ttlInSeconds));
    throw new ApiError(429, 'too-many-requests', 'Slow down; see Retry-After.');
  };
};
