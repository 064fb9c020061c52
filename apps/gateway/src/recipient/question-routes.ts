import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ApiError, notFound } from '../problem.ts';
import type { RouteParts } from './access.ts';
import { idempotently } from './idempotency.ts';
import { AskQuestion, IdempotencyHeaders, nothing, postRefusals, Question, QuestionId, QuestionPage, QuestionQuery, refusals, toQuestion } from './schemas.ts';
import { recordUse } from './uses.ts';
import { heldQuestions, pageOf, placeOf, requireVisible, viewOf } from './visible.ts';

const security = [{ oauth2: [] }];
const tags = ['questions'];
const BODY_LIMIT = 64 * 1024;

/** Questions about a value version: asked by one recipient, answered once, read by everyone who holds that value. */
export const questionRoutes = ({ context, askerOf }: RouteParts) => async (scope: FastifyInstance): Promise<void> => {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { store, clock } = context;

  app.post('/questions', {
    bodyLimit: BODY_LIMIT,
    schema: {
      operationId: 'askQuestion', tags, summary: 'Ask the provider about a value', description: 'Every recipient that holds the same value version reads the question and its answer, not who asked.',
      security, querystring: nothing, headers: IdempotencyHeaders, body: AskQuestion, response: { 201: Question, ...postRefusals },
    },
  }, async (request, reply) => {
    const asker = askerOf(request);
    const { submission: id, value, text } = request.body;
    const submission = requireVisible(asker, await viewOf(store, asker).byId(id), 'question');
    if (!submission.values.includes(value)) {
      throw new ApiError(422, 'question-refused', 'The question does not fit this submission; nothing was changed.', [{ in: 'body', path: 'value', code: 'value-unknown', message: 'is not a value of this submission' }]);
    }
    await recordUse(context, asker, 'recipient-ask', [{ organization: submission.key.organization, object: value, profile: submission.key.profile }]);
    const { status, body } = await idempotently(store, asker.client, request, async (transaction) => {
      const asked = await transaction.recipients.ask({
        organization: submission.key.organization, value, submission: id, client: asker.client, recipient: asker.recipient, text, askedAt: clock.now(),
      });
      return { status: 201, body: toQuestion(asked, asker.client) };
    });
    const question = Question.parse(body);
    return reply.code(status as 201).header('Location', `${context.audience.replace(/token$/, '')}questions/${question.id}`).send(question);
  });

  app.get('/questions', {
    schema: {
      operationId: 'listQuestions', tags, summary: 'Questions about the values you hold, with their answers', security, querystring: QuestionQuery, response: { 200: QuestionPage, ...refusals },
    },
  }, async (request) => {
    const asker = askerOf(request);
    const { cursor, limit, value } = request.query;
    const after = placeOf(cursor);
    await recordUse(context, asker, 'recipient-read-questions', asker.organizations.map((organization) => ({ organization, object: value ?? 'questions' })));
    const view = viewOf(store, asker);
    const { page, ...rest } = pageOf(await view.questions(after, limit + 1, value), after, limit);
    return { questions: (await heldQuestions(asker, view, page)).map((question) => toQuestion(question, asker.client)), ...rest };
  });

  app.get('/questions/:id', {
    schema: { operationId: 'getQuestion', tags, summary: 'One question, with its answer', security, params: QuestionId, querystring: nothing, response: { 200: Question, ...refusals } },
  }, async (request) => {
    const asker = askerOf(request);
    const view = viewOf(store, asker);
    const found = await view.question(request.params.id);
    const [question] = await heldQuestions(asker, view, found ? [found] : []);
    if (question === undefined) throw notFound();
    await recordUse(context, asker, 'recipient-read-questions', [{ organization: question.organization, object: question.id }]);
    return toQuestion(question, asker.client);
  });
};
