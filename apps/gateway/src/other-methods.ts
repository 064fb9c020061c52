import type { FastifyInstance, HTTPMethods } from 'fastify';
import { ApiError } from './problem.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/**
 * Watches the routes that are added; the function it gives back makes every other method on them a 405 with `Allow`,
 * before anything of the request is read. Call that once all routes are there.
 */
export const watchMethods = (app: FastifyInstance): (() => void) => {
  const taken = new Map<string, Set<HTTPMethods>>();
  app.addHook('onRoute', ({ method, url }) => {
    const methods = taken.get(url) ?? new Set();
    for (const each of [method].flat()) methods.add(each as HTTPMethods);
    taken.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...taken]) {
      const others = METHODS.filter((method) => !methods.has(method));
      const allow = [...methods].toSorted().join(', ');
      app.route({
        method: others, url, schema: { hide: true },
        onRequest: async (_request, reply) => {
          void reply.header('Allow', allow);
          throw new ApiError(405, 'method-not-allowed', `Use ${allow}.`);
        },
        handler: async () => undefined,
      });
    }
  };
};
