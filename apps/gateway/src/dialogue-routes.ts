import { plainText } from '@meervoud/exchange';
import { codeOf, Instant } from '@meervoud/kernel';
import type { AskedQuestion } from '@meervoud/store';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError, notFound, Problem } from './problem.ts';
import { RECIPIENT_CLIENT } from './recipient/uses.ts';
import type { RouteContext } from './routes.ts';

const refusals = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 429: Problem, 500: Problem, 503: Problem };
const security = [{ bearer: [] }];
const QuestionId = z.strictObject({ id: z.string().regex(/^q-[0-9a-f]{16}$/, 'is not the id of a question') });
const Asked = z.object({
  id: z.string(), recipient: z.string(), client: z.string(), value: z.string(), submission: z.string(), text: z.string(), askedAt: Instant,
  answer: z.object({ text: z.string(), by: z.string(), at: Instant }).nullable(),
});
const Uses = z.object({ uses: z.array(z.object({ client: z.string(), action: z.string(), object: z.string(), purpose: z.string(), at: Instant })) });
const Limit = z.string().regex(/^([1-9]|[1-9]\d|[1-9]\d\d|1000)$/, 'is not a number from 1 to 1000').transform(Number).default(100);

const toAsked = ({ organization: _organization, ...question }: AskedQuestion): z.infer<typeof Asked> => question;

/** What recipients asked and did, for the provider's staff; an answer is given once. */
export const dialogueRoutes = ({ store, clock, accountOf }: RouteContext): FastifyPluginAsync => async (plugin) => {
  const app = plugin.withTypeProvider<ZodTypeProvider>();

  app.get('/uses', {
    schema: {
      operationId: 'listUses', summary: 'Who used what: each thing a recipient listed, fetched or answered, newest first', security, querystring: z.strictObject({ limit: Limit }), response: { 200: Uses, ...refusals },
    },
  }, async (request) => {
    const entries = await store.access.list(accountOf(request).organization, request.query.limit, RECIPIENT_CLIENT);
    return { uses: entries.map(({ who, ...use }) => ({ client: who.slice(RECIPIENT_CLIENT.length), ...use })) };
  });

  app.get('/questions', {
    schema: { operationId: 'listQuestions', summary: 'What recipients asked about values, newest first', security, querystring: z.strictObject({}), response: { 200: z.object({ questions: z.array(Asked) }), ...refusals } },
  }, async (request) => ({ questions: (await store.recipients.questions(accountOf(request).organization)).map(toAsked) }));

  app.post('/questions/:id/answer', {
    bodyLimit: 64 * 1024,
    schema: {
      operationId: 'answerQuestion', summary: 'Answer a question, once; every recipient that holds the value reads it', security, params: QuestionId, querystring: z.strictObject({}),
      body: z.strictObject({ text: plainText(4_000) }), response: { 200: Asked, ...refusals, 409: Problem, 413: Problem, 415: Problem },
    },
  }, async (request) => {
    const { organization, id: by, roles } = accountOf(request);
    if (!roles.includes('quality-officer')) throw new ApiError(403, 'role-missing', 'This takes the role quality-officer.');
    const answered = await store.recipients.answer(organization, request.params.id, { text: request.body.text, by, at: clock.now() }).catch((thrown: unknown): never => {
      if (codeOf(thrown) === 'question-unknown') throw notFound();
      if (codeOf(thrown) === 'question-answered') throw new ApiError(409, 'question-answered', 'This question was answered already.');
      throw thrown;
    });
    return toAsked(answered);
  });
};
