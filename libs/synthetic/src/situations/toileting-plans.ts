import { addDays, type CalendarDate } from '@meervoud/kernel';
import type { CarePlan, Observation } from 'fhir/r4.js';
import type { Chart } from '../resources/chart.ts';
import { toToiletingObservation, toToiletingPlan, type ToiletingTopic } from '../resources/quality-topic.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Scene, type Fact, keyOf, type Shelf, situation, type Situation } from '../scenario/situation.ts';

/** Is there a plan, and what does it hold? */
export interface PlanState {
  readonly answer: Answer;
  readonly topics: readonly ToiletingTopic[];
}

const plan = (...topics: readonly ToiletingTopic[]): PlanState => ({ answer: 'yes', topics });
const NO_PLAN: PlanState = { answer: 'no', topics: [] };
const UNKNOWN: PlanState = { answer: 'unknown', topics: [] };
/** Before the first record nothing is known. */
const since = (...changes: readonly (readonly [CalendarDate, PlanState])[]): Course<PlanState> => course(UNKNOWN, ...changes);

interface Drawn {
  readonly topics?: readonly ToiletingTopic[];
  readonly end?: CalendarDate;
  readonly status?: CarePlan['status'];
}

/** A plan that began ten weeks before the reference date. */
const oldPlan = (chart: Chart, { referenceDate }: Scene, detail: Drawn): readonly [CarePlan, CalendarDate] => {
  const start = addDays(referenceDate, -70);
  return [toToiletingPlan(chart, { topics: [], start, recorded: start, ...detail }), start];
};

const asked = (chart: Chart, value: boolean, effective: CalendarDate): Observation =>
  toToiletingObservation(chart, { value, effective, recorded: effective });

const certain: readonly Situation<PlanState>[] = [
  situation('plan-without-topics', (chart, scene) => {
    const [written, start] = oldPlan(chart, scene, {});
    return { resources: [written], means: since([start, plan()]) };
  }),
  situation('plan-ended-day-before', (chart, scene) => {
    const end = addDays(scene.referenceDate, -1);
    const [written, start] = oldPlan(chart, scene, { topics: ['help', 'material'], end, status: 'completed' });
    return { resources: [written], means: since([start, plan('help', 'material')], [addDays(end, 1), NO_PLAN]) };
  }, {
    nl: 'had een toiletplan dat de dag voor de peildatum eindigde',
    en: 'had a toileting plan that ended the day before the reference date',
  }),
  situation('plan-ends-on-date', (chart, scene) => {
    const end = scene.referenceDate;
    const [written, start] = oldPlan(chart, scene, { topics: ['preferences', 'help'], end });
    return { resources: [written], means: since([start, plan('preferences', 'help')], [addDays(end, 1), NO_PLAN]) };
  }),
  situation('plan-completed-without-end', (chart, scene) => {
    const [written, start] = oldPlan(chart, scene, { topics: ['independence'], status: 'completed' });
    return { resources: [written], means: since([start, plan('independence')]) };
  }),
  situation('plan-asked-yes', (chart, { referenceDate }) => {
    const on = addDays(referenceDate, -15);
    return { resources: [asked(chart, true, on)], means: since([on, plan()]) };
  }),
  situation('plan-asked-no', (chart, { referenceDate }) => {
    const on = addDays(referenceDate, -15);
    return { resources: [asked(chart, false, on)], means: since([on, NO_PLAN]) };
  }),
  situation('plan-then-asked-no', (chart, scene) => {
    const on = addDays(scene.referenceDate, -5);
    const [written, start] = oldPlan(chart, scene, { topics: ['help', 'material'] });
    return { resources: [written, asked(chart, false, on)], means: since([start, plan('help', 'material')], [on, NO_PLAN]) };
  }),
  situation('plan-asked-no-then-plan', (chart, scene) => {
    const earlier = addDays(scene.referenceDate, -200);
    const [written, start] = oldPlan(chart, scene, { topics: ['preferences', 'other'] });
    return {
      resources: [asked(chart, false, earlier), written],
      means: since([earlier, NO_PLAN], [start, plan('preferences', 'other')]),
    };
  }),
  situation('plan-renewed', (chart, scene) => {
    const on = addDays(scene.referenceDate, -3);
    const [written, start] = oldPlan(chart, scene, { topics: ['help', 'other'], end: addDays(on, -1), status: 'completed' });
    const renewed = toToiletingPlan(chart, { topics: ['material'], start: on, recorded: on });
    return { resources: [written, renewed], means: since([start, plan('help', 'other')], [on, plan('material')]) };
  }),
  situation('plan-deleted-later', (chart, scene) => {
    const [written, start] = oldPlan(chart, scene, { topics: ['help'] });
    return { resources: [written], means: since([start, plan('help')]), later: { remove: [keyOf(written)], means: since() } };
  }),
];

const doubtful: readonly Situation<PlanState>[] = [
  situation('plan-not-recorded', () => ({ resources: [], means: since() })),
  situation('plan-begins-after-date', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, 1);
    return { resources: [toToiletingPlan(chart, { topics: ['help'], start, recorded: start })], means: since([start, plan('help')]) };
  }),
  situation('plan-entered-in-error', (chart, scene) =>
    ({ resources: [oldPlan(chart, scene, { topics: ['help'], status: 'entered-in-error' })[0]], means: since() })),
  situation('plan-about-something-else', (chart, { referenceDate: start }) => ({
    resources: [toToiletingPlan(chart, { topics: [], start, recorded: start, aboutSomethingElse: true })],
    means: since(),
  })),
  situation('plan-asked-no-answer', (chart, { referenceDate }) =>
    ({ resources: [toToiletingObservation(chart, { effective: referenceDate, recorded: referenceDate })], means: since() })),
  situation('plan-only-year', (chart, { referenceDate: recorded }) =>
    ({ resources: [toToiletingPlan(chart, { topics: ['help'], start: recorded.slice(0, 4), recorded })], means: since() })),
  situation('plan-contradicted-same-day', (chart, scene) => {
    const [written, start] = oldPlan(chart, scene, { topics: ['independence'] });
    return { resources: [written, asked(chart, false, start)], means: since([start, UNKNOWN]) };
  }),
];

const ordinary = (chart: Chart, { referenceDate }: Scene): Fact<PlanState> => {
  const { random } = chart;
  const start = addDays(referenceDate, -random.int(31, 300));
  if (random.percent(20)) return { resources: [asked(chart, false, start)], means: since([start, NO_PLAN]) };
  const topics = [
    ...random.some(['preferences'] as const, 60), ...random.some(['independence'] as const, 45),
    ...random.some(['help', 'material'] as const, 75), ...random.some(['other'] as const, 15),
  ];
  return { resources: [toToiletingPlan(chart, { topics, start, recorded: start })], means: since([start, plan(...topics)]) };
};

/** Rows 5.2a-c and 5.3a-e. */
export const toiletingPlans: Shelf<PlanState> = { ordinary, certain, doubtful };
