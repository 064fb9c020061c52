import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock, toMilliseconds } from '@meervoud/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface TokenClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenEndpointOptions<Client extends TokenClient> {
  readonly clients: readonly Client[];
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
  readonly scope: string;
  readonly onRequest?: () => void;
}

/** Who holds this Authorization header's token; `missing` without one, `invalid` and `expired` as they say. */
export type Bearer<Client> = (authorization: string | undefined) => Client | 'missing' | 'invalid' | 'expired';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** The credentials in an HTTP Basic header, as they stand and form-encoded: RFC 6749 §2.3.1 wants the latter, clients differ. */
const fromBasic = (authorization: string): readonly Credentials[] => {
  const [, encoded = ''] = /^Basic ([\w+/=-]+)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (id === undefined || secret === undefined) return [];
  const [decodedId = id, decodedSecret = secret] = new URLSearchParams(`id=${id}&secret=${secret}`).values();
  return [{ id, secret }, { id: decodedId, secret: decodedSecret }];
};

/**
 * `POST /oauth/token` for client credentials (RFC 6749 §4.4), by HTTP Basic or in the body, and the check of the bearer
 * tokens it gave out. Errors have the shape of RFC 6749 §5.2.
 */
export const addTokenEndpoint = <Client extends TokenClient>(
  server: FastifyInstance, options: TokenEndpointOptions<Client>,
): Bearer<Client> => {
  const { clients, lifetimeSeconds, clock, scope } = options;
  const issued = new Map<string, { readonly client: Client; readonly expires: number }>();
  const now = (): number => toMilliseconds(clock.now());

  const refuse = (reply: FastifyReply, status: number, error: string, description: string): FastifyReply =>
    reply.code(status).send({ error, error_description: description });

  server.post('/oauth/token', async (request, reply) => {
    options.onRequest?.();
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    if (!(request.body instanceof URLSearchParams)) {
      return refuse(reply, 400, 'invalid_request', 'send application/x-www-form-urlencoded');
    }
    const form = request.body;
    const { authorization } = request.headers;
    if (authorization !== undefined && form.has('client_secret')) {
      return refuse(reply, 400, 'invalid_request', 'give credentials in one way only');
    }
    const grant = form.get('grant_type');
    if (grant === null) return refuse(reply, 400, 'invalid_request', 'grant_type is missing');

    const given = authorization === undefined
      ? [{ id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' }]
      : fromBasic(authorization);
    const client = clients.find(({ clientId, clientSecret }) =>
      given.some(({ id, secret }) => isSame(clientId, id) && isSame(clientSecret, secret)));
    if (!client) {
      if (authorization !== undefined) reply.header('www-authenticate', 'Basic realm="token"');
      return refuse(reply, 401, 'invalid_client', 'unknown client or wrong secret');
    }
    if (grant !== 'client_credentials') return refuse(reply, 400, 'unsupported_grant_type', 'only client_credentials');

    const token = randomBytes(32).toString('base64url');
    issued.set(token, { client, expires: now() + lifetimeSeconds * 1_000 });
    return reply.send({
      access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope: form.get('scope') ?? scope,
    });
  });

  return (authorization) => {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (authorization === undefined) return 'missing';
    const known = token === undefined ? undefined : issued.get(token);
    if (!known) return 'invalid';
    return known.expires > now() ? known.client : 'expired';
  };
};

/** Reads form bodies as URLSearchParams. */
export const acceptForms = (server: FastifyInstance): void => {
  const toForm = async (_request: unknown, body: string | Buffer) => new URLSearchParams(body.toString());
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, toForm);
};
