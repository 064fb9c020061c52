import { randomBytes } from 'node:crypto';
import { verifyClientAssertion } from '@meervoud/delivery';
import { grantScopes } from '@meervoud/exchange';
import { codeOf, hashOfBytes, toInstant, toMilliseconds } from '@meervoud/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { OAuthError, OAuthProblem, sendOAuthError } from './oauth-error.ts';
import type { RecipientClient } from './recipient-client.ts';
import type { RecipientContext } from './recipient-context.ts';

const TOKEN_SECONDS = 300;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const FORM = 'application/x-www-form-urlencoded';

const TokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal(ASSERTION_TYPE),
  client_assertion: z.string().meta({ description: 'A JWT (RFC 7523): iss and sub are your client id, aud is exactly the URL of this endpoint, exp at most 300 seconds ahead, jti never used before; header: alg, kid' }),
  scope: z.string().optional().meta({ description: 'Space-separated; absent: all you are entitled to' }),
  client_id: z.string().optional().meta({ description: 'If given, that of the assertion' }),
});

/** OAuth has its own form for what is wrong (RFC 6749 §5.2); who accepts problem+json gets that. */
const oauthProblem = (description: string) => ({ description, content: { 'application/json': { schema: OAuthProblem }, 'application/problem+json': { schema: Problem } } });

const Token = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number().int(), scope: z.string() });

/** Every parameter once and filled (RFC 6749 §3.2); what is not known here means nothing. */
const parametersOf = (form: unknown): ReadonlyMap<string, string> => {
  if (!(form instanceof URLSearchParams)) throw new OAuthError('invalid_request', `Send ${FORM}.`);
  const given = [...form].filter(([, value]) => value !== '');
  const names = given.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OAuthError('invalid_request', 'A parameter is given more than once.');
  return new Map(given);
};

const readRequest = (request: FastifyRequest): { readonly assertion: string; readonly clientId: string | undefined; readonly scope: string | undefined } => {
  const given = parametersOf(request.body);
  const grant = given.get('grant_type');
  if (grant === undefined) throw new OAuthError('invalid_request', 'grant_type is missing.');
  if (grant !== 'client_credentials') throw new OAuthError('unsupported_grant_type', 'Only client_credentials.');
  if (request.headers.authorization !== undefined || given.has('client_secret')) throw new OAuthError('invalid_request', 'Authenticate by client_assertion alone.');
  if (given.get('client_assertion_type') !== ASSERTION_TYPE) throw new OAuthError('invalid_request', `client_assertion_type must be ${ASSERTION_TYPE}.`);
  const assertion = given.get('client_assertion');
  if (assertion === undefined) throw new OAuthError('invalid_request', 'client_assertion is missing.');
  return { assertion, clientId: given.get('client_id'), scope: given.get('scope') };
};

/** A client that registered certificates gets a token only over a connection made with one of them. */
const boundTo = ({ certificates }: RecipientClient, presented: string | undefined): string | undefined => {
  if (certificates.length === 0) return undefined;
  if (presented === undefined || !certificates.includes(presented)) throw new OAuthError('invalid_client', 'Connect with the certificate that was registered.');
  return presented;
};

/** `POST /token`: OAuth 2.0 client credentials by `private_key_jwt`. */
export const tokenRoute = ({ store, clock, clients, audience, certificateOf, log }: RecipientContext) => async (scope: FastifyInstance): Promise<void> => {
  scope.addContentTypeParser(FORM, { parseAs: 'string' }, async (_request: unknown, body: string | Buffer) => new URLSearchParams(body.toString()));
  scope.setErrorHandler((thrown, _request, reply) => {
    if (thrown instanceof OAuthError) return sendOAuthError(reply, thrown);
    // a body we cannot read, at this endpoint, is a malformed request in the words of OAuth
    const status = (thrown as { statusCode?: unknown }).statusCode;
    if (status === 415 || status === 400) return sendOAuthError(reply, new OAuthError('invalid_request', `Send ${FORM}.`));
    throw thrown;
  });

  scope.withTypeProvider<ZodTypeProvider>().post('/token', {
    schema: {
      operationId: 'getToken', tags: ['access'], summary: 'A short access token, for an assertion signed with your key', description: 'OAuth 2.0 client credentials (RFC 6749 §4.4) with private_key_jwt (RFC 7523).',
      consumes: [FORM], body: TokenRequest,
      response: {
        200: Token.meta({ description: 'The token, for 300 seconds' }), 400: oauthProblem('The request is not right'), 401: oauthProblem('The client could not be authenticated'),
        413: { description: 'The body is too large', content: { 'application/problem+json': { schema: Problem } } }, 429: { description: 'Too many requests', content: { 'application/problem+json': { schema: Problem } } },
        503: { description: 'Try again later', content: { 'application/problem+json': { schema: Problem } } },
      },
    },
    // OAuth has its own words for what is wrong; the schema is there to be published
    config: { ownValidation: true },
    validatorCompiler: () => () => true,
  }, async (request, reply) => {
    void reply.header('Pragma', 'no-cache');
    const { assertion, clientId, scope: asked } = readRequest(request);
    const now = clock.now();
    const verified = await verifyClientAssertion(assertion, { clientOf: (id) => clients.get(id), keysOf: ({ jwks }) => jwks, audience, now })
      .catch((thrown: unknown): never => {
        if (codeOf(thrown) !== 'client-assertion-refused') throw thrown;
        throw new OAuthError('invalid_client', (thrown as Error).message);
      });
    const { client, jti, expiresAt } = verified;
    if (clientId !== undefined && clientId !== client.id) throw new OAuthError('invalid_client', 'client_id is not that of the assertion.');
    const certificate = boundTo(client, certificateOf(request));
    const scopes = grantScopes(client.profiles, asked);
    if (scopes === undefined) throw new OAuthError('invalid_scope', 'A scope is not known, or not yours.');
    const token = randomBytes(32).toString('base64url');
    const granted = { client: client.id, scopes, certificate, expiresAt: toInstant(toMilliseconds(now) + TOKEN_SECONDS * 1_000) };
    if (!(await store.recipientAccess.grant({ jti, expiresAt }, hashOfBytes(token), granted, now))) {
      log.warn('an assertion was used again', { recipient: client.id, code: 'assertion-used-again' });
      throw new OAuthError('invalid_client', 'This assertion was used before; its jti must be new.');
    }
    return { access_token: token, token_type: 'Bearer' as const, expires_in: TOKEN_SECONDS, scope: scopes.join(' ') };
  });
};
