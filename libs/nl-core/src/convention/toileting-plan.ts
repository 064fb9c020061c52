import {
  defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, isObject, type JsonObject, matchesOf, Unusable, type ZibMapping,
} from '@meervoud/adapter-sdk';
import { ToiletingTopic } from '@meervoud/zibs';
import { z } from 'zod';
import { nursingIntervention, toiletingPlan as plan, toiletingTopic } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';
import type { FhirVersion } from '../fhir-version.ts';
import { stopped } from '../status.ts';
import { observed, observedElements } from './observed.ts';

const detail = z.object({
  code: FhirConcept.optional(), status: z.string().optional(), doNotPerform: z.boolean().optional(), prohibited: z.boolean().optional(),
});

/** An agreement that is not, or no longer, one: `doNotPerform` in R4 is `prohibited` in STU3. */
const isDropped = ({ status, doNotPerform, prohibited }: z.infer<typeof detail>): boolean =>
  doNotPerform === true || prohibited === true || ['cancelled', 'stopped', 'entered-in-error'].includes(status ?? '');

const detailsOf = (activity: unknown): readonly JsonObject[] =>
  (Array.isArray(activity) ? activity : []).flatMap((item) => (isObject(item) && isObject(item['detail']) ? [item['detail']] : []));
interface CarePlanTerms {
  readonly search: string;
  /** Statuses with which it runs until its end, and the one that needs an end to be usable. */
  readonly running: readonly string[];
  readonly ended: string;
  readonly mayBePlan: (carePlan: JsonObject) => boolean;
}

/** In R4 a plan is one nursing intervention and says so; the nl-core-careplan of STU3 holds all care and has no category (zibs.md §2.5). */
const terms: Readonly<Record<FhirVersion, CarePlanTerms>> = {
  '4.0.1': {
    search: `CarePlan?category=${tokens(nursingIntervention)}`,
    running: ['active', 'on-hold', 'completed', 'unknown'], ended: 'revoked',
    mayBePlan: ({ category }) => hasCode(nursingIntervention, category),
  },
  '3.0.2': {
    search: `CarePlan?activity-code=${tokens(plan)}`,
    running: ['active', 'suspended', 'completed', 'unknown'], ended: 'cancelled',
    mayBePlan: () => true,
  },
};

const topicsIn = (codes: unknown): readonly ToiletingTopic[] => {
  const topics = new Set(matchesOf(toiletingTopic, codes).map(({ meaning }) => meaning));
  return ToiletingTopic.options.filter((topic) => topics.has(topic));
};

/** The toileting plan (own convention): a nursing CarePlan with our topics as its activities. */
export const toiletingCarePlan = (version: FhirVersion): ZibMapping => defineMapping({
  zib: 'ToiletingPlan',
  resourceType: 'CarePlan',
  search: [terms[version].search],
  recognise: (carePlan) => terms[version].mayBePlan(carePlan) && detailsOf(carePlan['activity']).some(({ code }) => hasCode(plan, code)),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    period: FhirPeriod,
    activity: z.array(z.object({ detail: detail.optional() })),
  }),
  map: (carePlan, read) => {
    const { start, end } = read.period(carePlan.period, 'period');
    stopped(carePlan.status, terms[version].running, terms[version].ended, end, read);
    const codes = carePlan.activity.flatMap((item) => (item.detail === undefined || isDropped(item.detail) ? [] : [item.detail.code]));
    if (!codes.some((code) => hasCode(plan, code))) throw new Unusable('status-excludes', 'activity.detail.status');
    return { subject: read.subject(carePlan.subject, 'subject'), present: true, topics: topicsIn(codes), effective: start, end };
  },
});

/**
 * The same as an intervention: zib2017 NursingIntervention is a Procedure (zibs.md §2.5, §3). The topics are further codings of its
 * code. It runs until the end of its period, whatever its status (R14).
 */
export const toiletingProcedure = defineMapping({
  zib: 'ToiletingPlan',
  resourceType: 'Procedure',
  search: [`Procedure?code=${tokens(plan)}`],
  recognise: ({ code }) => hasCode(plan, code),
  reads: z.object({
    status: z.string(),
    notDone: z.boolean().optional(),
    code: FhirConcept,
    subject: FhirReference.optional(),
    performedDateTime: FhirDate,
    performedPeriod: FhirPeriod,
  }),
  map: (procedure, read) => {
    const { start, end } = read.period(procedure.performedPeriod, 'performedPeriod');
    stopped(procedure.status, ['in-progress', 'suspended', 'completed', 'unknown'], 'aborted', end, read);
    if (procedure.notDone === true) throw new Unusable('status-excludes', 'notDone');
    return {
      subject: read.subject(procedure.subject, 'subject'),
      present: true,
      topics: topicsIn(procedure.code),
      effective: procedure.performedDateTime ?? start,
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
  reads: z.object(observedElements),
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
