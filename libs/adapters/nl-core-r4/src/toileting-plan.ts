import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, isObject, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { ToiletingTopic } from '@meervoud/zibs';
import { z } from 'zod';
import { nursingIntervention, tokens, toiletingPlan as plan, toiletingTopic } from './codes.ts';
import { observed } from './observation-status.ts';
import { stopped } from './status.ts';

const detailCodes = (activity: unknown): readonly unknown[] =>
  (Array.isArray(activity) ? activity : []).map((item) => (isObject(item) && isObject(item['detail']) ? item['detail']['code'] : undefined));

const detail = z.object({ code: FhirConcept.optional(), status: z.string().optional(), doNotPerform: z.boolean().optional() });

/** An agreement that is not, or no longer, one. */
const isDropped = ({ status, doNotPerform }: z.infer<typeof detail>): boolean =>
  doNotPerform === true || ['cancelled', 'stopped', 'entered-in-error'].includes(status ?? '');

/** The toileting plan (own convention): a nursing CarePlan with our topics as its activities. */
export const toiletingCarePlan = defineMapping({
  zib: 'ToiletingPlan',
  resourceType: 'CarePlan',
  search: [`CarePlan?category=${tokens(nursingIntervention)}`],
  recognise: ({ category, activity }) => hasCode(nursingIntervention, category) && detailCodes(activity).some((code) => hasCode(plan, code)),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    period: FhirPeriod,
    activity: z.array(z.object({ detail: detail.optional() })),
  }),
  map: (carePlan, read) => {
    const { start, end } = read.period(carePlan.period, 'period');
    stopped(carePlan.status, ['active', 'on-hold', 'completed', 'unknown'], 'revoked', end, read);
    const codes = carePlan.activity.flatMap((item) => (item.detail === undefined || isDropped(item.detail) ? [] : [item.detail.code]));
    if (!codes.some((code) => hasCode(plan, code))) throw new Unusable('status-excludes', 'activity.detail.status');
    const topics = new Set(codes.flatMap((code) => matchesOf(toiletingTopic, code).map(({ meaning }) => meaning)));
    return {
      subject: read.subject(carePlan.subject, 'subject'),
      present: true,
      topics: ToiletingTopic.options.filter((topic) => topics.has(topic)),
      effective: start,
      end,
    };
  },
});

/** Asked and answered: an Observation that says whether there is a plan. */
export const toiletingObservation = defineMapping({
  zib: 'ToiletingPlan',
  resourceType: 'Observation',
  search: [`Observation?code=${tokens(plan)}`],
  recognise: ({ code }) => hasCode(plan, code),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    effectiveDateTime: FhirDate,
    effectiveInstant: FhirDate,
    effectivePeriod: FhirPeriod,
    valueBoolean: z.boolean(),
  }),
  map: (observation, read) => {
    read.status(observation.status, observed);
    const { start, end } = read.period(observation.effectivePeriod, 'effectivePeriod');
    return {
      subject: read.subject(observation.subject, 'subject'),
      present: observation.valueBoolean,
      topics: [],
      effective: observation.effectiveDateTime ?? observation.effectiveInstant ?? start,
      end,
    };
  },
});
