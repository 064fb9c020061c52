import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiError, problemOf, sendProblem } from '../problem.ts';

/** RFC 6749 §5.2: the token endpoint speaks OAuth, everything else problem+json. */
export const OAuthProblem = z.object({
  error: z.enum(['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type']),
  error_description: z.string(),
});

export class OAuthError extends Error {
  readonly status: 400 | 401;
  readonly error: z.infer<typeof OAuthProblem>['error'];
  constructor(error: z.infer<typeof OAuthProblem>['error'], description: string) {
    super(description);
    this.error = error;
    this.status = error === 'invalid_client' ? 401 : 400;
  }
}

/** In the words of OAuth, or as a problem with the same code for who accepts only that or asks for it by name. */
export const sendOAuthError = (reply: FastifyReply, { status, error, message }: OAuthError): FastifyReply => {
  if (/application\/problem\+json/i.test(reply.request.headers.accept ?? '')) return sendProblem(reply, problemOf(new ApiError(status, error, message)));
  return reply.code(status).header('content-type', 'application/json').serializer(JSON.stringify)
    // a description takes no quotes or backslashes (RFC 6749 §5.2)
    .send({ error, error_description: message.replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '\'') });
};
