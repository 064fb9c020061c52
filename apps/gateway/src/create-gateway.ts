import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { type Clock, KnownError, type Logger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { type Account, openAccounts } from './accounts.ts';
import { watchMethods } from './other-methods.ts';
import { ApiError, notFound, Problem, problemOf, sendProblem } from './problem.ts';
import { serveDocument } from './published-document.ts';
import { queueBoard } from './queue-board.ts';
import { openRecipientApi, RECIPIENT_PREFIX } from './recipient/recipient-api.ts';
import type { RecipientApiOptions } from './recipient/recipient-context.ts';
import { v1 } from './routes.ts';
import { traceRequests } from './trace-requests.ts';
import { requireValid } from './validation.ts';

export interface GatewayOptions {
  readonly store: Store;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly accounts: readonly Account[];
  readonly log: Logger;
  readonly clock: Clock;
  /** Keys with which recipients verify our signatures; public parts only. */
  readonly publicJwks: JSONWebKeySet;
  /** Requests per minute and per address; 300 when absent. */
  readonly requestsPerMinute?: number | undefined;
  /** The queues to show on a board, read-only; absent: there is no board. */
  readonly boardQueues?: readonly unknown[] | undefined;
  /** Whom the API documents name to turn to. */
  readonly contact?: { readonly name: string; readonly email: string; readonly url: string } | undefined;
  /** By which recipients fetch, answer and ask; absent: there is none. */
  readonly recipientApi?: RecipientApiOptions | undefined;
  /** PEM of a certificate and its key: the gateway speaks TLS itself, and sees the certificates of clients. Absent: a proxy does, or nobody. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined;
}

export const API_VERSION = '1.0.0';
const BODY_LIMIT = 5 * 1024 * 1024;

/**
 * The gateway's HTTP API (Dutch API Design Rules), ready but not listening: the caller calls `listen` and `close`.
 * Throws KnownErrors `account-wrong` and `private-key-published`, and those of the recipient API.
 */
export const createGateway = async (options: GatewayOptions): Promise<FastifyInstance> => {
  const { store, log, clock } = options;
  requirePublic(options.publicJwks);
  const accounts = openAccounts(options.accounts, options.organizations);
  const known = new WeakMap<FastifyRequest, Account>();
  const accountOf = (request: FastifyRequest): Account => {
    const account = known.get(request);
    if (!account) throw new ApiError(401, 'token-not-accepted', 'Send a valid bearer token.');
    return account;
  };

  const recipients = options.recipientApi && await openRecipientApi(options.recipientApi, { store, clock, log, contact: options.contact, organizations: options.organizations.map(({ id }) => id) });

  const app = fastify({
    ...serving(options),
    logger: false, bodyLimit: BODY_LIMIT, routerOptions: { maxParamLength: 200 }, requestTimeout: 30_000,
    frameworkErrors: (thrown, _request, reply) => { void sendProblem(reply.header('API-Version', API_VERSION), problemOf(thrown)); },
    clientErrorHandler: (_thrown, socket) => {
      if (socket.writable) socket.end(malformed());
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  traceRequests(app);
  app.addHook('onRequest', async (_request, reply) => { reply.headers({ 'API-Version': API_VERSION, 'Cache-Control': 'no-store' }); });
  app.addHook('onResponse', async (request, reply) => {
    log.info('request answered', { url: request.routeOptions.url ?? 'unknown', code: String(reply.statusCode), milliseconds: Math.round(reply.elapsedTime) });
  });
  app.setErrorHandler((thrown, _request, reply) => {
    const problem = problemOf(thrown);
    if (problem.status >= 500) log.error('request failed', { code: problem.code });
    if (problem.status === 401 && !reply.hasHeader('WWW-Authenticate')) void reply.header('WWW-Authenticate', 'Bearer');
    return sendProblem(reply, problem);
  });
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } } });
  const isRecipients = (url: string | undefined): boolean => url?.startsWith(`${RECIPIENT_PREFIX}/`) === true;
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? 300, timeWindow: 60_000,
    // recipients are counted by client, not by address
    allowList: ({ routeOptions }) => isRecipients(routeOptions.url),
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, () => { throw notFound(); });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meervoud gateway', version: API_VERSION, description: 'What became of every value and every submission. Public keys of our signatures: /.well-known/jwks.json.',
        ...(options.contact && { contact: options.contact }),
      },
      servers: [{ url: '/v1' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    // the API of recipients has a document of its own
    transform: (document) => (isRecipients(document.url) ? { schema: { hide: true }, url: document.url } : jsonSchemaTransform(document)),
    transformObject: jsonSchemaTransformObject,
  });
  // before the methods are watched: the board brings routes of its own
  if (options.boardQueues !== undefined) await app.register(queueBoard(options.boardQueues, accounts));
  const refuseOtherMethods = watchMethods(app);
  app.addHook('preValidation', requireValid);

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      const account = accounts.authenticate(request.headers.authorization);
      if (!account.roles.some((role) => role !== 'operator')) throw new ApiError(403, 'role-missing', 'An operator sees no figures.');
      known.set(request, account);
    });
    await scope.register(v1({ store, clock, accountOf }));
  }, { prefix: '/v1' });
  await app.register(openRoutes(options));
  if (recipients) await app.register(recipients, { prefix: RECIPIENT_PREFIX });
  refuseOtherMethods();
  await app.ready();
  return app;
};

/** How the gateway stands in the network: behind proxies whose word on addresses counts, or speaking TLS itself. */
const serving = ({ recipientApi: recipients, tls }: GatewayOptions): { readonly trustProxy?: string[]; readonly https: null } => ({
  ...(recipients?.proxies?.length ? { trustProxy: [...recipients.proxies] } : {}),
  // whose certificate it is, its registered thumbprint says, and people who read have none: so none is demanded and no authority is asked
  // eslint-disable-next-line no-restricted-syntax -- a server's choice to let clients without a certificate in; no connection of ours goes unchecked
  https: (tls ? { cert: tls.certificate, key: tls.key, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' } : null) as null,
});

/** What needs no account. */
const openRoutes = ({ store, publicJwks }: GatewayOptions) => async (plugin: FastifyInstance): Promise<void> => {
  const app = plugin.withTypeProvider<ZodTypeProvider>();
  app.get('/v1/health', {
    schema: {
      operationId: 'getHealth', summary: 'Is the gateway able to work?', querystring: z.strictObject({}),
      response: { 200: z.object({ status: z.literal('ok') }), 503: Problem },
    },
  }, async () => {
    await store.tasks.progress('health').catch(() => { throw new ApiError(503, 'store-unavailable', 'The database does not answer.'); });
    return { status: 'ok' } as const;
  });
  app.get('/.well-known/jwks.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-type', 'application/jwk-set+json').serializer(JSON.stringify).send(publicJwks));
  serveDocument(plugin, () => plugin.swagger());
};

const requirePublic = ({ keys }: JSONWebKeySet): void => {
  if (keys.some((key) => ['d', 'p', 'q', 'k'].some((part) => part in key))) {
    throw new KnownError({ code: 'private-key-published', recovery: 'halt', message: 'a key to be published has a private part', expected: 'public keys only' });
  }
};

const malformed = (): string => {
  const body = JSON.stringify(problemOf(new ApiError(400, 'request-malformed', 'This is not HTTP as we know it.')));
  return ['HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', `API-Version: ${API_VERSION}`,
    `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', body].join('\r\n');
};
