import type { CalendarDate } from '@meervoud/kernel';
import type { CarePlan, CarePlanActivity, Observation } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { concept, nlCore, snomed, topic } from './codes.ts';

/** In the order of rows 5.3a-e. */
export const toiletingTopics = ['preferences', 'independence', 'help', 'material', 'other'] as const;
export type ToiletingTopic = (typeof toiletingTopics)[number];
/** In the order of rows 6.2a-e; the codes of the convention without `food-`. */
export const foodTopics = ['food-and-drink', 'way-of-offering', 'help', 'time-and-place', 'other'] as const;
export type FoodTopic = (typeof foodTopics)[number];

const foodCode = (about: FoodTopic): string => (about.startsWith('food-') ? about : `food-${about}`);
const activity = (code: string): CarePlanActivity => ({ detail: { status: 'in-progress', code: topic(code) } });

export interface ToiletingPlanDetail {
  readonly topics: readonly ToiletingTopic[];
  readonly start: string;
  readonly end?: string;
  readonly status?: CarePlan['status'];
  /** A nursing plan about something else. */
  readonly aboutSomethingElse?: boolean;
  readonly recorded: CalendarDate;
}

/** Toileting plan of the convention: a CarePlan whose activities are marked with topics. */
export const toToiletingPlan = (chart: Chart, detail: ToiletingPlanDetail): CarePlan => ({
  resourceType: 'CarePlan',
  id: chart.next('plan'),
  meta: chart.meta(detail.recorded, nlCore('NursingIntervention')),
  status: detail.status ?? 'active',
  intent: 'plan',
  category: [snomed('9632001', 'verpleegkundige interventie')],
  subject: chart.subject,
  period: { start: detail.start, ...(detail.end && { end: detail.end }) },
  activity: detail.aboutSomethingElse
    ? [{ detail: { status: 'in-progress', code: snomed('385804009', 'diabeteszorg') } }]
    : [activity('toileting-plan'), ...detail.topics.map((about) => activity(`toileting-${about}`))],
});

export interface TopicObservationDetail {
  readonly status?: Observation['status'];
  /** Day, partial date, or date-time. */
  readonly effective: string;
  /** Absent: asked, and no answer recorded. */
  readonly value?: boolean;
  readonly recorded: CalendarDate;
}

const toTopicObservation = (chart: Chart, kind: string, code: string, detail: TopicObservationDetail): Observation => ({
  resourceType: 'Observation',
  id: chart.next(kind),
  meta: chart.meta(detail.recorded),
  status: detail.status ?? 'final',
  code: topic(code),
  subject: chart.subject,
  effectiveDateTime: detail.effective,
  ...(detail.value === undefined
    ? { dataAbsentReason: concept('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown') }
    : { valueBoolean: detail.value }),
});

/** Toileting plan of the convention, asked and answered. */
export const toToiletingObservation = (chart: Chart, detail: TopicObservationDetail): Observation =>
  toTopicObservation(chart, 'plan-asked', 'toileting-plan', detail);

/** Talk about food and drink of the convention. */
export const toFoodTalk = (chart: Chart, topics: readonly FoodTopic[], detail: TopicObservationDetail): Observation => ({
  ...toTopicObservation(chart, 'food-talk', 'food-preferences', detail),
  ...(topics.length > 0 && { component: topics.map((about) => ({ code: topic(foodCode(about)), valueBoolean: true })) }),
});
