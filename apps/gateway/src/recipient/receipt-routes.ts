import { receiveReceipt } from '@meervoud/delivery';
import { GivenReceipt } from '@meervoud/exchange';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError } from '../problem.ts';
import type { RouteParts } from './access.ts';
import { idempotently } from './idempotency.ts';
import { IdempotencyHeaders, nothing, postRefusals, refusals, SubmissionId, TakenReceipt } from './schemas.ts';
import { recordUse } from './uses.ts';
import { requireVisible, viewOf } from './visible.ts';

const security = [{ oauth2: [] }];
const tags = ['receipts'];
const BODY_LIMIT = 1024 * 1024;

/** What a recipient says of a submission. */
export const receiptRoutes = ({ context, askerOf }: RouteParts) => async (scope: FastifyInstance): Promise<void> => {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { store, clock, statements } = context;

  app.post('/submissions/:id/receipts', {
    bodyLimit: BODY_LIMIT,
    schema: {
      operationId: 'giveReceipt', tags, summary: 'Accept a submission, or reject it with an issue for each value that is wrong',
      description: 'Once per submission. Accepting takes the place of the revision before it; rejecting leaves that one in force. The provider countersigns, and you can show that to anyone.',
      security, params: SubmissionId, querystring: nothing, headers: IdempotencyHeaders, body: GivenReceipt, response: { 201: TakenReceipt, ...postRefusals },
    },
  }, async (request, reply) => {
    const asker = askerOf(request);
    const { id } = request.params;
    const seen = requireVisible(asker, await viewOf(store, asker).byId(id), 'receipt');
    if (!asker.answersHere) throw new ApiError(409, 'receipt-elsewhere', 'You get your submissions over another channel, and answer there.');
    await recordUse(context, asker, 'recipient-receipt', [{ organization: seen.key.organization, object: id, profile: seen.key.profile }]);
    const { status, body } = await idempotently(store, asker.client, request, async (transaction) => {
      const newestRevision = (await viewOf(transaction, asker).revisions(seen.key)).at(-1)?.key.revision ?? seen.key.revision;
      const received = await receiveReceipt({ store: transaction, submissionId: id, newestRevision, given: request.body, client: asker.client, signer: statements, clock });
      if ('errors' in received) {
        throw new ApiError(422, 'receipt-refused', 'The receipt does not fit this submission; nothing was changed.', received.errors.map((error) => ({ in: 'body', ...error })));
      }
      return { status: 201, body: received.taken };
    });
    return reply.code(status as 201).header('Location', `${context.audience.replace(/token$/, '')}submissions/${id}/receipts`).send(TakenReceipt.parse(body));
  });

  app.get('/submissions/:id/receipts', {
    schema: {
      operationId: 'listReceipts', tags, summary: 'What you said of a submission, countersigned', security, params: SubmissionId, querystring: nothing,
      response: { 200: z.object({ receipts: z.array(TakenReceipt) }).meta({ description: 'At most one today' }), ...refusals },
    },
  }, async (request) => {
    const asker = askerOf(request);
    const view = viewOf(store, asker);
    const { id, key } = requireVisible(asker, await view.byId(request.params.id), 'read');
    await recordUse(context, asker, 'recipient-read-receipts', [{ organization: key.organization, object: id, profile: key.profile }]);
    return { receipts: (await view.verdicts(id)).map((verdict) => TakenReceipt.parse(verdict)) };
  });
};
