import type { FastifyInstance } from 'fastify';

interface Header { readonly description: string; readonly schema: object }
interface Response { headers?: Record<string, Header>; content?: Record<string, unknown> }
interface Operation { readonly responses?: Record<string, Response> }
/** As much of an OpenAPI document as is touched here. */
interface Document { readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const VERSION_HEADER: Header = { description: 'Full version of this API', schema: { type: 'string', examples: ['1.0.0'] } };
/** What particular answers have besides. */
const headersOf: Readonly<Record<string, Readonly<Record<string, Header>>>> = {
  201: { Location: { description: 'Where it is', schema: { type: 'string', format: 'uri' } } },
  429: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } },
};

/** Says of every answer what the gateway does with all of them: the version in a header, and a problem as problem+json (ADR, RFC 9457). */
export const asPublished = <Given>(document: Given): Given => {
  const published = structuredClone(document);
  for (const [path, operations] of Object.entries((published as Document).paths ?? {})) {
    for (const operation of Object.values(operations)) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        response.headers = { 'API-Version': VERSION_HEADER, ...headersOf[status], ...response.headers };
        const { 'application/json': json, ...others } = response.content ?? {};
        // the token endpoint speaks OAuth besides
        if (Number(status) >= 400 && json !== undefined && !path.endsWith('/token')) response.content = { ...others, 'application/problem+json': json };
      }
    }
  }
  return published;
};

/** The document itself, where its readers look for it; for anyone, from anywhere. */
export const serveDocument = (app: FastifyInstance, documentOf: () => unknown): void => {
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-type', 'application/json').header('Access-Control-Allow-Origin', '*').serializer(JSON.stringify).send(asPublished(documentOf())));
};
