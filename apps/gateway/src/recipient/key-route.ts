import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RecipientContext } from './recipient-context.ts';
import { nothing } from './schemas.ts';

const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), since: z.string() })) });

/** Every key that ever signed here: what was signed years ago still verifies. */
export const keyRoute = ({ store, organizations }: RecipientContext) => async (scope: FastifyInstance): Promise<void> => {
  scope.get('/keys', {
    schema: {
      operationId: 'getKeyHistory', tags: ['access'], summary: 'Public keys of our signatures, those of now and those of before', querystring: nothing, security: [],
      response: { 200: { description: 'A JWK Set (RFC 7517); `since` is when a key was first published', content: { 'application/jwk-set+json': { schema: Keys } } } },
    },
  }, async (_request, reply) => {
    const published = (await Promise.all(organizations.map((organization) => store.recipients.publishedKeys(organization)))).flat();
    // organizations that share a gateway may share a key
    const keys = new Map(published.map(({ kid, jwk, since }) => [kid, { ...jwk, kid, since }]));
    return reply.header('content-type', 'application/jwk-set+json').serializer(JSON.stringify).send({ keys: [...keys.values()] });
  });
};
