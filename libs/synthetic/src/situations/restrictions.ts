import { addDays, type CalendarDate } from '@meervoud/kernel';
import type { Chart } from '../resources/chart.ts';
import { type Intervention, type RestrictionDetail, toRestriction } from '../resources/restriction.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Fact, keyOf, type Scene, type Shelf, situation, type Situation } from '../scenario/situation.ts';

/** Kinds of rows 4.1c-j, in their order; written down apart from the product's own list. */
export const restrictionKinds = ['mechanical', 'physical', 'pharmacological', 'psychological', 'electronic', 'one-on-one', 'seclusion', 'other'] as const;
export type RestrictionKind = (typeof restrictionKinds)[number];

/** Was there one of this kind in the 30 days up to a day? A kind that is not named: no. */
export type RestrictionState = Partial<Record<RestrictionKind, Answer>>;

const NONE: RestrictionState = {};
const KIND_UNKNOWN: RestrictionState = Object.fromEntries(restrictionKinds.map((kind) => [kind, 'unknown']));

/** What holds from the first day of a measure until 30 days after its last. */
const during = (state: RestrictionState, start: CalendarDate, end?: CalendarDate): Course<RestrictionState> =>
  end === undefined ? course(NONE, [start, state]) : course(NONE, [start, state], [addDays(end, 31), NONE]);

/** One measure that began so many days before the reference date, and ended so many days before it or runs on. */
const measure = (
  name: string, intervention: Intervention, state: RestrictionState, [from, until]: readonly [number, number?],
  more: Pick<RestrictionDetail, 'status' | 'once'> = {}, persona?: Situation['persona'],
): Situation<RestrictionState> =>
  situation(name, (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -from);
    const end = until === undefined ? undefined : addDays(referenceDate, -until);
    const written = toRestriction(chart, { intervention, start, ...(end === undefined ? {} : { end }), ...more, recorded: start });
    return { resources: [written], means: during(state, start, more.once ? start : end) };
  }, persona);

const certain: readonly Situation<RestrictionState>[] = [
  measure('restriction-completed-without-end', 'belt', { mechanical: 'yes' }, [45], {}, {
    nl: 'heeft een onrustband die nog loopt, ook al zegt de status "voltooid", en telt mee',
    en: 'has a belt that still runs although its status says "completed", and counts',
  }),
  measure('restriction-in-progress', 'bedSensor', { electronic: 'yes' }, [200], { status: 'in-progress' }),
  measure('restriction-began-on-date', 'bedRails', { mechanical: 'yes' }, [0]),
  measure('restriction-begins-after-date', 'chairTray', { mechanical: 'yes' }, [-1]),
  measure('restriction-ended-30-days-before', 'constantSupervision', { 'one-on-one': 'yes' }, [60, 30]),
  measure('restriction-ended-31-days-before', 'constantSupervision', { 'one-on-one': 'yes' }, [60, 31]),
  measure('restriction-once', 'holding', { physical: 'yes' }, [12], { once: true }),
  measure('restriction-once-long-ago', 'holding', { physical: 'yes' }, [40], { once: true }),
  measure('restriction-forced-medication', 'forcedMedication', { pharmacological: 'yes' }, [20, 15]),
  measure('restriction-compelling-speech', 'compellingSpeech', { psychological: 'yes' }, [9, 9]),
  measure('restriction-seclusion', 'seclusion', { seclusion: 'yes' }, [25, 24], { status: 'stopped' }),
  measure('restriction-no-visitors', 'noVisitors', { other: 'yes' }, [33]),
  measure('restriction-other-in-words', 'otherInWords', { other: 'yes' }, [33, 2]),
  measure('restriction-not-done', 'camera', NONE, [5], { status: 'not-done' }),
  measure('restriction-entered-in-error', 'camera', NONE, [5], { status: 'entered-in-error' }),
  measure('restriction-stopped-without-end', 'camera', NONE, [90], { status: 'stopped' }),
  situation('restriction-several-kinds', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -20);
    const [camera, tray] = (['camera', 'chairTray'] as const).map((intervention) => toRestriction(chart, { intervention, start, recorded: start }));
    return { resources: [camera, tray].filter((one) => one !== undefined), means: during({ electronic: 'yes', mechanical: 'yes' }, start) };
  }),
  situation('restriction-deleted-later', (chart, { referenceDate }) => {
    const start = addDays(referenceDate, -11);
    const wrong = toRestriction(chart, { intervention: 'bedRails', start, recorded: start });
    return { resources: [wrong], means: during({ mechanical: 'yes' }, start), later: { remove: [keyOf(wrong)], means: course(NONE) } };
  }),
];

const doubtful: readonly Situation<RestrictionState>[] = [
  measure('restriction-of-no-kind', 'restrictionOfMovement', KIND_UNKNOWN, [14]),
  measure('restriction-not-on-the-list', 'notOnTheList', KIND_UNKNOWN, [14, 3]),
  situation('restriction-only-year-known', (chart, { referenceDate: recorded }) => {
    const year = Number(recorded.slice(0, 4));
    const start = `${year}-01-01` as CalendarDate;
    return {
      resources: [toRestriction(chart, { intervention: 'belt', start: String(year), recorded })],
      means: course(NONE, [start, { mechanical: 'unknown' }], [`${year}-12-31` as CalendarDate, { mechanical: 'yes' }]),
    };
  }),
  measure('restriction-of-no-kind-beside-nothing', 'restrictionOfMovement', KIND_UNKNOWN, [28, 27]),
];

/** None for most; now and then one that is plainly there or plainly over. */
const ordinary = (chart: Chart, { referenceDate }: Scene): Fact<RestrictionState> => {
  const { random } = chart;
  if (random.percent(85)) return { resources: [], means: course(NONE) };
  const start = addDays(referenceDate, -random.int(60, 300));
  const end = random.percent(40) ? addDays(start, random.int(1, 20)) : undefined;
  const [intervention, kind] = random.pick([['bedRails', 'mechanical'], ['bedSensor', 'electronic'], ['noVisitors', 'other']] as const);
  const written = toRestriction(chart, { intervention, start, ...(end === undefined ? {} : { end }), recorded: start });
  return { resources: [written], means: during({ [kind]: 'yes' }, start, end) };
};

/** Rows 4.1c-j, of the reporting years up to 2021. */
export const restrictions: Shelf<RestrictionState> = { ordinary, certain, doubtful };
