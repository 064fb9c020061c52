import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import type { openAccounts } from './accounts.ts';
import { ApiError, problemOf, sendProblem } from './problem.ts';

export const BOARD_PATH = '/queue-board';

/** Everything from here, no script or style in the page itself, and nobody's frame. */
const POLICY = ["default-src 'none'", ...['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'base-uri'].map((name) => `${name} 'self'`), "form-action 'none'", "frame-ancestors 'none'"].join('; ');

/** A browser asks a person for a name and a password; the password is the token. */
const asBearer = (authorization: string | undefined): string | undefined => {
  const [, basic] = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(authorization ?? '') ?? [];
  return basic === undefined ? authorization : `Bearer ${Buffer.from(basic, 'base64').toString('utf8').replace(/^[^:]*:/s, '')}`;
};

/** The page asks a foreign host for fonts; it does without. */
const withoutForeignLinks = (page: string): string => page.replace(/<link[^>]+href="(https?:)?\/\/[^>]*>/g, '');

/** What the queue carries, to look at and not to touch, for tokens of an operator. A job holds the id of a task and nothing else. */
export const queueBoard = (queues: readonly unknown[], accounts: ReturnType<typeof openAccounts>) => async (scope: FastifyInstance): Promise<void> => {
  // answered here and not thrown: the board has an error handler of its own, which knows no problems
  scope.addHook('onRequest', async (request, reply) => {
    try {
      const { roles } = accounts.authenticate(asBearer(request.headers.authorization));
      if (!roles.includes('operator')) throw new ApiError(403, 'role-missing', 'This takes the role operator.');
      if (request.method !== 'GET' && request.method !== 'HEAD') throw new ApiError(405, 'method-not-allowed', 'Use GET, HEAD.');
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.status === 401) void reply.header('WWW-Authenticate', 'Basic realm="Meervoud", charset="UTF-8"');
      return sendProblem(reply, problem);
    }
  });
  scope.addHook('onSend', async (_request, reply, payload) => {
    void reply.header('Content-Security-Policy', POLICY);
    return typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html') ? withoutForeignLinks(payload) : payload;
  });
  const adapter = new FastifyAdapter();
  adapter.setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue as ConstructorParameters<typeof BullMQAdapter>[0], { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Meervoud' } },
  });
  await scope.register(adapter.registerPlugin() as never, { prefix: BOARD_PATH });
};
