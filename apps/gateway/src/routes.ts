import { type Clock, KnownError } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Account, Role } from './accounts.ts';
import { computabilityRoute } from './computability-route.ts';
import { dialogueRoutes } from './dialogue-routes.ts';
import { ApiError, notFound, Problem } from './problem.ts';
import { reuseRoute } from './reuse-route.ts';
import {
  Memberships, SubmissionDetail, SubmissionSummary, toDetail, toSummary, toValueDetail, toValueSummary, ValueDetail, ValueSummary,
} from './representations.ts';

export interface RouteContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly accountOf: (request: FastifyRequest) => Account;
}

const nothing = z.strictObject({});
const refusals = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 429: Problem, 500: Problem, 503: Problem };
const security = [{ bearer: [] }];
const SubmissionId = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,99}$/, 'is not the id of a submission') });
const ValueId = z.strictObject({ id: z.string().regex(/^val-[0-9a-f]{16}$/, 'is not the id of a value') });
const ValueQuery = z.strictObject({
  reportingYear: z.string().regex(/^20\d\d$/, 'is not a year such as 2023').transform(Number),
  set: z.string().min(1).max(100).default('basisveiligheid'),
  location: z.string().min(1).max(200).optional(),
});

/** What a provider's staff may read of their own organization. Every route asks for an account. */
export const v1 = ({ store, clock, accountOf }: RouteContext): FastifyPluginAsync => async (plugin) => {
  const app = plugin.withTypeProvider<ZodTypeProvider>();
  await plugin.register(computabilityRoute({ store, accountOf }));
  await plugin.register(dialogueRoutes({ store, clock, accountOf }));
  await plugin.register(reuseRoute({ store, accountOf }));

  const valueOf = async (request: FastifyRequest, id: string): Promise<Value> => {
    const value = await store.values.byId(id);
    if (!value || value.organization !== accountOf(request).organization) throw notFound();
    return value;
  };

  app.get('/submissions', {
    schema: {
      operationId: 'listSubmissions', summary: 'What was drawn up and delivered', security, querystring: nothing,
      response: { 200: z.object({ submissions: z.array(SubmissionSummary) }), ...refusals },
    },
  }, async (request) => ({ submissions: (await store.submissions.list(accountOf(request).organization)).map(toSummary) }));

  app.get('/submissions/:id', {
    schema: {
      operationId: 'getSubmission', summary: 'One submission: status, events, approvals and receipt', security, params: SubmissionId, querystring: nothing,
      response: { 200: SubmissionDetail, ...refusals },
    },
  }, async (request) => {
    const submission = await store.submissions.byId(request.params.id);
    if (!submission || submission.key.organization !== accountOf(request).organization) throw notFound();
    return toDetail(submission, await store.submissions.events(submission.id));
  });

  app.get('/values', {
    schema: {
      operationId: 'listValues', summary: 'The newest values of a reporting year', security, querystring: ValueQuery,
      response: { 200: z.object({ values: z.array(ValueSummary) }), ...refusals },
    },
  }, async (request) => {
    const { reportingYear, set, location } = request.query;
    const scope = { organization: accountOf(request).organization, set, reportingYear };
    const values = await store.values.newest(location === undefined ? scope : { ...scope, location });
    return { values: values.map(toValueSummary) };
  });

  app.get('/values/:id', {
    schema: {
      operationId: 'getValue', summary: 'One value with its evidence, without the people in it', security, params: ValueId, querystring: nothing,
      response: { 200: ValueDetail, ...refusals },
    },
  }, async (request) => toValueDetail(await valueOf(request, request.params.id)));

  app.get('/values/:id/memberships', {
    schema: {
      operationId: 'getMemberships', summary: 'Whom a value counts and why, by pseudonym; this reading is logged', security, params: ValueId, querystring: nothing,
      response: { 200: Memberships, ...refusals },
    },
  }, async (request) => {
    const account = accountOf(request);
    const value = await valueOf(request, request.params.id);
    requireRole(account, 'quality-officer');
    await recordReading(store, clock, account, 'quality-officer', value.id);
    return { value: value.id, memberships: value.evidence.memberships };
  });
};

const requireRole = (account: Account, role: Role): void => {
  if (!account.roles.includes(role)) throw new ApiError(403, 'role-missing', `This takes the role ${role}.`);
};

/** A read that cannot be logged does not happen (NEN 7513). */
const recordReading = async (store: Store, clock: Clock, { id, organization }: Account, role: Role, object: string): Promise<void> => {
  try {
    await store.access.record({ organization, who: id, role, basis: 'bearer token', source: 'gateway', action: 'read-memberships', object, purpose: 'explain-value', at: clock.now() });
  } catch (cause) {
    throw new KnownError({ code: 'access-log-unavailable', recovery: 'retry', message: 'the access log cannot be written', cause });
  }
};
