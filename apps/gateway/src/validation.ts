import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError, type Problem } from './problem.ts';

const PARTS = { params: 'path', querystring: 'query', headers: 'header', body: 'body' } as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route says itself what is wrong, in words of its own. */
    ownValidation?: boolean;
  }
}

/** Checks path, query, headers and body of a request and refuses with every error of all of them at once (ADR). */
export const requireValid = async (request: FastifyRequest): Promise<void> => {
  if (request.routeOptions.config.ownValidation === true) return;
  const schemas = (request.routeOptions.schema ?? {}) as Partial<Record<keyof typeof PARTS, unknown>>;
  const errors = (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((part) => {
    const schema = schemas[part];
    if (!(schema instanceof z.ZodType)) return [];
    const given = part === 'querystring' ? request.query : part === 'params' ? request.params : part === 'headers' ? request.headers : request.body;
    return (schema.safeParse(given).error?.issues ?? []).flatMap((issue) => toErrors(PARTS[part], issue));
  });
  if (errors.length > 0) throw new ApiError(400, 'request-invalid', 'The request is not what this operation takes.', errors);
};

const toErrors = (where: string, issue: z.core.$ZodIssue): NonNullable<Problem['errors']> =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ in: where, path: key.slice(0, 100), message: 'is not known here' }))
    : [{ in: where, path: issue.path.map(String).join('.'), message: issue.message }];
