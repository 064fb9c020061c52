import swagger from '@fastify/swagger';
import { scopeOf } from '@meervoud/exchange';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { serveDocument } from '../published-document.ts';
import { limitRate, openAccess } from './access.ts';
import { keyRoute } from './key-route.ts';
import { overviewRoutes } from './overview-routes.ts';
import { questionRoutes } from './question-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { type RecipientApiOptions, type RecipientHouse, toContext } from './recipient-context.ts';
import { submissionRoutes } from './submission-routes.ts';
import { tokenRoute } from './token-route.ts';

export const RECIPIENT_API_VERSION = '1.0.0';
export const RECIPIENT_PREFIX = '/recipient/v1';

/**
 * The API by which recipients fetch submissions, answer them and ask about them. Throws KnownErrors `recipient-client-wrong`,
 * `proxy-address-wrong` and `recipient-role-missing`.
 */
export const openRecipientApi = async (options: RecipientApiOptions, house: RecipientHouse) => {
  const context = toContext(options, house);
  const { store, organizations, clock } = house;
  await store.recipients.prepare();
  const { kid = '', ...jwk } = options.signing.publicJwk;
  for (const organization of organizations) await store.recipients.publishKey(organization, { kid, jwk, since: clock.now() });
  return async (scope: FastifyInstance): Promise<void> => {
    const access = openAccess(context);
    const limit = limitRate(scope, options.requestsPerMinute ?? 300);
    scope.addHook('onRequest', async (_request, reply) => { void reply.header('API-Version', RECIPIENT_API_VERSION); });
    await scope.register(swagger, {
      decorator: 'recipientDocument' as 'swagger',
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Meervoud recipient API', version: RECIPIENT_API_VERSION,
          description: 'Fetch the submissions of a healthcare provider, check where they come from, accept or reject them, ask about a value, and follow corrections.',
          ...(house.contact && { contact: house.contact }),
        },
        servers: [{ url: options.url }],
        tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
        components: { securitySchemes: { oauth2: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: context.audience, scopes: scopesFor([...context.profiles.keys()]) } } } } },
      },
      transform: jsonSchemaTransform,
    });
    await scope.register(async (open) => {
      open.addHook('onRequest', (request, reply) => limit(request, reply, `address ${request.ip}`));
      await open.register(tokenRoute(context));
      await open.register(keyRoute(context));
      serveDocument(open, () => documentOf(scope));
    });
    await scope.register(async (closed) => {
      closed.addHook('onRequest', async (request, reply) => {
        const asker = await access.authenticate(request, reply).catch(async (thrown: unknown) => {
          // who guesses tokens is held up by address
          await limit(request, reply, `address ${request.ip}`);
          throw thrown;
        });
        await limit(request, reply, `client ${asker.client}`);
      });
      const parts = { context, askerOf: access.askerOf };
      for (const routes of [submissionRoutes, receiptRoutes, questionRoutes, overviewRoutes]) await closed.register(routes(parts));
    });
  };
};

const TAGS = {
  access: 'How to get in, and the keys to verify by', submissions: 'What was offered to you, and what proves it', receipts: 'What you say of a submission',
  questions: 'Questions about a value, and their answers', overviews: 'The figures in force, and what is expected',
} as const;

const scopesFor = (profiles: readonly string[]): Record<string, string> => Object.fromEntries(profiles.flatMap((profile) => [
  [scopeOf(profile, 'read'), `Read submissions under ${profile}`], [scopeOf(profile, 'receipt'), `Accept and reject them`], [scopeOf(profile, 'question'), `Ask about their values`],
]));

const documentOf = (scope: FastifyInstance): unknown => (scope as unknown as { readonly recipientDocument: () => unknown }).recipientDocument();
