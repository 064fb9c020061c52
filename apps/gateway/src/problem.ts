import { codeOf, KnownError, recoveryOf } from '@meervoud/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** RFC 9457, with a stable `code` and, for a bad request, every error at once. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ in: z.string(), path: z.string(), code: z.string().optional(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A refusal by this API itself. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: Problem['errors'];
  constructor(status: number, code: string, message: string, errors?: Problem['errors']) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** What is not there and what is somebody else's are told apart by nobody. */
export const notFound = (): ApiError => new ApiError(404, 'not-found', 'There is nothing here for you.');

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request', 401: 'Not authenticated', 403: 'Not allowed', 404: 'Not found', 405: 'Method not allowed', 406: 'Not acceptable',
  408: 'Request timed out', 409: 'Conflict', 413: 'Request too large', 414: 'Address too long', 415: 'Media type not supported', 422: 'Refused as it stands', 429: 'Too many requests',
  431: 'Headers too large', 500: 'Something went wrong here', 503: 'Temporarily unavailable',
};

const toProblem = (status: number, code: string, detail?: string, errors?: Problem['errors']): Problem => ({
  type: `urn:meervoud:problem:${code}`, title: TITLES[status] ?? 'Refused', status, code,
  ...(detail === undefined ? {} : { detail }), ...(errors === undefined ? {} : { errors }),
});

/** Anything thrown as a problem. What we did not foresee tells nothing of itself. */
export const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof ApiError) return toProblem(thrown.status, thrown.code, thrown.message, thrown.errors);
  if (thrown instanceof KnownError) {
    return toProblem(recoveryOf(thrown) === 'retry' ? 503 : 500, codeOf(thrown));
  }
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  if (status === 429) return toProblem(429, 'too-many-requests', 'Slow down; see Retry-After.');
  if (typeof status === 'number' && status >= 400 && status < 500) return toProblem(status, codeForStatus(status));
  return toProblem(500, 'unexpected');
};

const codeForStatus = (status: number): string =>
  ({ 404: 'not-found', 413: 'request-too-large', 414: 'address-too-long', 415: 'media-type-not-supported' } as Record<number, string>)[status] ?? 'request-malformed';

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problem.status).header('content-type', 'application/problem+json').serializer(JSON.stringify).send(problem);
