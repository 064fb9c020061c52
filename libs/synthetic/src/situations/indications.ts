import { addDays, calendarDate, type CalendarDate } from '@meervoud/kernel';
import type { Chart } from '../resources/chart.ts';
import { COD163, type IndicationDetail, toIndication } from '../resources/coverage.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Fact, type Scene, type Shelf, situation, type Situation } from '../scenario/situation.ts';

export const deliveryForms = ['instelling', 'vpt', 'mpt', 'pgb'] as const;
export type DeliveryForm = (typeof deliveryForms)[number];

/** Has the client an indication that is counted, and one with treatment? And for what? */
export interface IndicationState {
  readonly counted: Answer;
  readonly treated: Answer;
  /** As KIK-V spells it. */
  readonly profile?: string;
  /** Absent: not recorded. */
  readonly form?: DeliveryForm;
}

const state = (counted: Answer, treated: Answer = 'no', profile = '5VV', form?: DeliveryForm): IndicationState =>
  ({ counted, treated, profile, ...(form === undefined ? {} : { form }) });
const NONE: IndicationState = { counted: 'no', treated: 'no' };
type Changes = readonly (readonly [CalendarDate, IndicationState])[];
const since = (...changes: Changes): Course<IndicationState> => course(NONE, ...changes);

const granted = (chart: Chart, { referenceDate }: Scene): CalendarDate => addDays(referenceDate, -chart.random.int(1_300, 1_500));

/** One indication with treatment, granted long ago, unless the detail says otherwise. */
const indication = (
  name: string,
  draw: (scene: Scene, start: CalendarDate) => readonly [detail: Partial<IndicationDetail>, means: Course<IndicationState>],
): Situation<IndicationState> =>
  situation(name, (chart, scene) => {
    const start = granted(chart, scene);
    const [detail, means] = draw(scene, start);
    const whole = { profile: '5VV', withTreatment: true, start, recorded: start, ...detail };
    return { resources: [toIndication(chart, whole)], means };
  });

const certain: readonly Situation<IndicationState>[] = [
  indication('indication-1vv', (_, start) => [{ profile: '1VV', withTreatment: false }, since([start, NONE])]),
  indication('indication-3vv', (_, start) => [{ profile: '3VV', withTreatment: false }, since([start, NONE])]),
  indication('indication-9avv', (_, start) => [{ profile: '9aVV' }, since([start, state('no', 'yes', '9AVV')])]),
  indication('indication-9bvv', (_, start) => [{ profile: '9bVV', form: 'vpt' }, since([start, state('yes', 'yes', '9BVV', 'vpt')])]),
  indication('indication-lower-case', (_, start) => [{ profile: '7vv', form: 'instelling' }, since([start, state('yes', 'yes', '7VV', 'instelling')])]),
  indication('indication-cod163-753', (_, start) => [{ profile: '753', system: COD163, form: 'mpt' }, since([start, state('yes', 'yes', '4VV', 'mpt')])]),
  indication('indication-unknown-code', () => [{ profile: '999', system: COD163 }, since()]),
  indication('indication-ends-on-date', ({ referenceDate: end }, start) =>
    [{ end }, since([start, state('yes', 'yes')], [addDays(end, 1), NONE])]),
  indication('indication-ended-day-before', ({ referenceDate }, start) =>
    [{ end: addDays(referenceDate, -1) }, since([start, state('yes', 'yes')], [referenceDate, NONE])]),
  indication('indication-starts-on-date', ({ referenceDate: start }) => [{ start, recorded: start }, since([start, state('yes', 'yes')])]),
  indication('indication-starts-later', ({ referenceDate }) => {
    const start = addDays(referenceDate, 1);
    return [{ start, recorded: start }, since([start, state('yes', 'yes')])];
  }),
  indication('indication-entered-in-error', () => [{ status: 'entered-in-error' }, since()]),
  situation('indication-missing', () => ({ resources: [], means: since() })),
  situation('indication-without-flag', (chart, scene) => {
    const start = granted(chart, scene);
    return { resources: [toIndication(chart, { profile: '6VV', form: 'instelling', start, recorded: start })], means: since([start, state('yes', 'no', '6VV', 'instelling')]) };
  }, {
    nl: 'heeft een indicatie die niets zegt over behandeling: dat is zonder behandeling',
    en: 'has an indication that does not speak of treatment: that means without',
  }),
  situation('indication-renewed', (chart, scene) => {
    const [start, renewed] = [granted(chart, scene), addDays(scene.referenceDate, -30)];
    const end = addDays(renewed, -1);
    return {
      resources: [
        toIndication(chart, { profile: '4VV', withTreatment: true, form: 'instelling', start, end, recorded: start }),
        toIndication(chart, { profile: '6VV', withTreatment: false, form: 'pgb', start: renewed, recorded: renewed }),
      ],
      means: since([start, state('yes', 'yes', '4VV', 'instelling')], [renewed, state('yes', 'no', '6VV', 'pgb')]),
    };
  }),
];

/** Whether it holds cannot be told. */
const doubtful: readonly Situation<IndicationState>[] = [
  indication('indication-since-some-day-this-year', ({ referenceDate }) => {
    const start = referenceDate.slice(0, 4);
    return [{ start, recorded: referenceDate },
      since([calendarDate(`${start}-01-01`), state('unknown', 'unknown')], [calendarDate(`${start}-12-31`), state('yes', 'yes')])];
  }),
];

const ordinary = (chart: Chart, scene: Scene): Fact<IndicationState> => {
  const { random } = chart;
  const start = granted(chart, scene);
  const profile = random.pick(['4VV', '4VV', '5VV', '5VV', '5VV', '6VV', '6VV', '7VV', '8VV', '9BVV']);
  const withTreatment = scene.withTreatment && random.percent(80);
  const form = random.percent(3) ? undefined : random.percent(85) ? 'instelling' : random.pick(['vpt', 'vpt', 'mpt', 'pgb'] as const);
  return {
    resources: [toIndication(chart, { profile, withTreatment, ...(form === undefined ? {} : { form }), start, recorded: start })],
    means: since([start, state('yes', withTreatment ? 'yes' : 'no', profile, form)]),
  };
};

export const indications: Shelf<IndicationState> = { ordinary, certain, doubtful };
