import { deliveredContent } from '@meervoud/delivery';
import { boardOf, consolidate, isInForce, type OfferedValues, scopeOf } from '@meervoud/exchange';
import type { OfferedSubmission, RecipientView } from '@meervoud/store';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RouteParts } from './access.ts';
import { Board, nothing, refusals, Series, YearQuery } from './schemas.ts';
import { recordUse } from './uses.ts';
import { isVisible, viewOf } from './visible.ts';

const security = [{ oauth2: [] }];
const tags = ['overviews'];
const PAGE = 500;

/** Everything that was offered, page by page. */
const allOffered = async (view: RecipientView, reportingYear?: number): Promise<readonly OfferedSubmission[]> => {
  const all: OfferedSubmission[] = [];
  for (let page = await view.offered(0, PAGE, { reportingYear }); page.length > 0; page = await view.offered(all.at(-1)?.number ?? 0, PAGE, { reportingYear })) all.push(...page);
  return all;
};

/** What holds now: the figures in force, and what is still to come. */
export const overviewRoutes = ({ context, askerOf }: RouteParts) => async (scope: FastifyInstance): Promise<void> => {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { store, profiles, today } = context;

  app.get('/series', {
    schema: {
      operationId: 'getSeries', tags, summary: 'One consolidated series: of every row the value you accepted last', security, querystring: YearQuery, response: { 200: Series, ...refusals },
    },
  }, async (request) => {
    const asker = askerOf(request);
    const { reportingYear } = request.query;
    await recordUse(context, asker, 'recipient-series', asker.organizations.map((organization) => ({ organization, object: `series/${reportingYear}` })));
    const view = viewOf(store, asker);
    const offered: OfferedValues[] = [];
    for (const submission of (await allOffered(view, reportingYear)).filter(isVisible(asker)).filter(isInForce)) {
      const payload = await view.payload(submission.id);
      if (payload !== undefined) offered.push({ ...submission, values: deliveredContent(payload).values });
    }
    return { reportingYear, values: [...consolidate(offered)] };
  });

  app.get('/board', {
    schema: { operationId: 'getBoard', tags, summary: 'What is expected, received and missing, per campaign', security, querystring: nothing, response: { 200: Board, ...refusals } },
  }, async (request) => {
    const asker = askerOf(request);
    await recordUse(context, asker, 'recipient-board', asker.organizations.map((organization) => ({ organization, object: 'board' })));
    const asked = [...profiles.values()].filter(({ id }) => asker.profiles.includes(id) && asker.scopes.includes(scopeOf(id, 'read')));
    const owed = new Map(asked.flatMap(({ set, reportingYears }) => reportingYears.map((reportingYear) => [`${set} ${reportingYear}`, { set, reportingYear }] as const)));
    const campaigns: { organization: string; set: string; reportingYear: number }[] = [];
    for (const organization of asker.organizations) {
      for (const campaign of owed.values()) {
        if (await store.campaigns.get(organization, campaign.set, campaign.reportingYear)) campaigns.push({ organization, ...campaign });
      }
    }
    return { rows: [...boardOf({ profiles: asked, campaigns, offered: (await allOffered(viewOf(store, asker))).filter(isVisible(asker)), today: today() })] };
  });
};
