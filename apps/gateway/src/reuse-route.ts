import { readReuse } from '@meervoud/reuse';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from './problem.ts';
import type { RouteContext } from './routes.ts';

const Query = z.strictObject({ reportingYear: z.string().regex(/^20\d\d$/, 'is not a year such as 2023').transform(Number) });
const count = z.number().int().nonnegative();

const Ledger = z.object({
  reportingYear: z.number().int(),
  registrations: count.describe('Records of the sources that decided at least one value'),
  values: count.describe('Values that rest on at least one record'),
  uses: z.object({ values: count, fragments: count, submissions: count, recipients: count }).describe('How often those records were used, added up'),
  most: count.describe('Uses of the registration that was used most'),
  replacedFigures: count.describe('Figures counted from records that somebody would have worked out and typed for a recipient; a correction counts once'),
  byRecipient: z.array(z.object({ recipient: z.string(), profile: z.string(), replacedFigures: count })).readonly(),
});

/** `GET /reuse-ledger`: how often one registration was reused, and how many hand-typed figures that replaced. Numbers of records, and no record. */
export const reuseRoute = ({ store, accountOf }: Pick<RouteContext, 'store' | 'accountOf'>): FastifyPluginAsync => async (plugin) => {
  plugin.withTypeProvider<ZodTypeProvider>().get('/reuse-ledger', {
    schema: {
      operationId: 'getReuseLedger', summary: 'How often one registration was reused, and how many hand-typed figures that replaced',
      security: [{ bearer: [] }], querystring: Query,
      response: { 200: Ledger, 400: Problem, 401: Problem, 403: Problem, 404: Problem, 429: Problem, 500: Problem, 503: Problem },
    },
  }, async (request) => ({ reportingYear: request.query.reportingYear, ...(await readReuse(store, accountOf(request).organization, request.query.reportingYear)) }));
};
