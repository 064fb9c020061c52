import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { limitRate, openAccess } from './access.ts';
import { type RecipientApiOptions, type RecipientContext, toContext } from './recipient-context.ts';
import { tokenRoute } from './token-route.ts';

export const RECIPIENT_API_VERSION = '1.0.0';
export const RECIPIENT_PREFIX = '/recipient/v1';

/** The API by which recipients fetch submissions, answer them and ask about them. */
export const recipientApi = (options: RecipientApiOptions, house: Pick<RecipientContext, 'store' | 'clock' | 'log'>) => {
  const context = toContext(options, house);
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
          contact: { name: 'The healthcare provider that runs this gateway', url: options.url },
        },
        servers: [{ url: options.url.slice(0, -RECIPIENT_PREFIX.length) || '/' }],
        components: { securitySchemes: { oauth2: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: context.audience, scopes: {} } } } } },
      },
      transform: jsonSchemaTransform,
    });
    await scope.register(async (open) => {
      open.addHook('onRequest', (request, reply) => limit(request, reply, `address ${request.ip}`));
      await open.register(tokenRoute(context));
      open.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.header('content-type', 'application/json').serializer(JSON.stringify).send(documentOf(scope)));
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
      // routes come here
    });
  };
};

const documentOf = (scope: FastifyInstance): unknown => (scope as unknown as { readonly recipientDocument: () => unknown }).recipientDocument();
