import { computabilityOf, type IndicatorSet, settingsOf } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { Bilingual, KnownError } from '@meervoud/kernel';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError, Problem } from './problem.ts';
import type { RouteContext } from './routes.ts';

const Query = z.strictObject({ reportingYear: z.string().regex(/^20\d\d$/, 'is not a year such as 2023').transform(Number) });

/** What could be computed from what was last read, row by row. */
const Matrix = z.object({
  set: z.string(),
  reportingYear: z.number().int(),
  /** Zibs that the newest complete reads gave; empty before the first. */
  provided: z.array(z.string()).readonly(),
  rows: z.array(z.object({
    indicator: z.string(),
    number: z.string(),
    title: Bilingual,
    verdict: z.enum(['computable', 'partly', 'not', 'attested', 'chosen-by-provider']),
    missing: z.array(z.object({ zib: z.string(), element: z.string().optional() })).readonly(),
    advice: Bilingual,
  })).readonly(),
});

/** `GET /computability`: what can be computed over a year, what is missing for the rest, and what to record. */
export const computabilityRoute = ({ store, accountOf }: Pick<RouteContext, 'store' | 'accountOf'>): FastifyPluginAsync => async (plugin) => {
  plugin.withTypeProvider<ZodTypeProvider>().get('/computability', {
    schema: {
      operationId: 'getComputability', summary: 'Which indicators the records read last can answer, and what is missing for the others',
      security: [{ bearer: [] }], querystring: Query,
      response: { 200: Matrix, 400: Problem, 401: Problem, 403: Problem, 404: Problem, 429: Problem, 500: Problem, 503: Problem },
    },
  }, async (request) => {
    const { organization } = accountOf(request);
    const set = setOrNotFound(request.query.reportingYear);
    const campaign = await store.campaigns.get(organization, set.id, set.reportingYear);
    const coverage = await store.records.coverage(organization);
    return {
      set: set.id, reportingYear: set.reportingYear, provided: Object.keys(coverage),
      rows: computabilityOf(set, coverage, campaign === undefined ? set.settings : settingsOf(set, campaign)),
    };
  });
};

/** A year without a set is not there, and the shelf says why. */
const setOrNotFound = (reportingYear: number): IndicatorSet => {
  try {
    return indicatorSetFor(reportingYear);
  } catch (thrown) {
    if (thrown instanceof KnownError) throw new ApiError(404, thrown.code, thrown.message);
    throw thrown;
  }
};
