import { addDays, addMonths, type CalendarDate } from '@meervoud/kernel';
import type { Chart } from '../resources/chart.ts';
import { type FoodTopic, toFoodTalk } from '../resources/quality-topic.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Scene, type Fact, keyOf, type Shelf, situation, type Situation } from '../scenario/situation.ts';

/** Was it discussed in the last six months, and about what? */
export interface TalkState {
  readonly answer: Answer;
  readonly topics: readonly FoodTopic[];
}

const discussed = (...topics: readonly FoodTopic[]): TalkState => ({ answer: 'yes', topics });
const NOT_DISCUSSED: TalkState = { answer: 'no', topics: [] };
const UNKNOWN: TalkState = { answer: 'unknown', topics: [] };
/** Before the first record nothing is known. */
const since = (...changes: readonly (readonly [CalendarDate, TalkState])[]): Course<TalkState> => course(UNKNOWN, ...changes);
/** The first day on which a talk lies more than six months back; true of reference dates in January and February. */
const outdated = (talk: CalendarDate): CalendarDate => addDays(addMonths(talk, 6), 1);

const talk = (chart: Chart, on: CalendarDate, topics: readonly FoodTopic[], value = true) =>
  toFoodTalk(chart, topics, { value, effective: on, recorded: on });

/** One talk, so many days before the reference date. */
const oneTalk = (chart: Chart, on: CalendarDate, topics: readonly FoodTopic[]): Fact<TalkState> =>
  ({ resources: [talk(chart, on, topics)], means: since([on, discussed(...topics)], [outdated(on), NOT_DISCUSSED]) });

const certain: readonly Situation<TalkState>[] = [
  situation('talk-six-months-ago', (chart, { referenceDate }) =>
    oneTalk(chart, addMonths(referenceDate, -6), ['food-and-drink', 'help']), {
    nl: 'sprak precies zes maanden voor de peildatum over eten en drinken, en telt nog mee',
    en: 'talked about food and drink exactly six months before the reference date, and still counts',
  }),
  situation('talk-a-day-too-old', (chart, { referenceDate }) =>
    oneTalk(chart, addDays(addMonths(referenceDate, -6), -1), ['food-and-drink', 'other'])),
  situation('talk-on-date', (chart, { referenceDate }) => oneTalk(chart, referenceDate, ['way-of-offering'])),
  situation('talk-without-topics', (chart, { referenceDate }) => oneTalk(chart, addDays(referenceDate, -9), [])),
  situation('talk-explicitly-not', (chart, { referenceDate }) => {
    const on = addDays(referenceDate, -9);
    return { resources: [talk(chart, on, [], false)], means: since([on, NOT_DISCUSSED]) };
  }),
  situation('talk-then-explicitly-not', (chart, { referenceDate }) => {
    const [first, second] = [addDays(referenceDate, -60), addDays(referenceDate, -9)];
    // one talk in the six months suffices, whatever a later record says
    return {
      resources: [talk(chart, first, ['help']), talk(chart, second, [], false)],
      means: since([first, discussed('help')], [outdated(first), NOT_DISCUSSED]),
    };
  }),
  situation('talk-twice', (chart, { referenceDate }) => {
    const [first, second] = [addDays(referenceDate, -90), addDays(referenceDate, -10)];
    return {
      resources: [talk(chart, first, ['food-and-drink']), talk(chart, second, ['time-and-place'])],
      means: since([first, discussed('food-and-drink')], [second, discussed('food-and-drink', 'time-and-place')],
        [outdated(first), discussed('time-and-place')], [outdated(second), NOT_DISCUSSED]),
    };
  }),
  situation('talk-old-and-new', (chart, { referenceDate }) => {
    const [first, second] = [addDays(referenceDate, -230), addDays(referenceDate, -10)];
    return {
      resources: [talk(chart, first, ['help', 'other']), talk(chart, second, ['food-and-drink'])],
      means: since([first, discussed('help', 'other')], [outdated(first), NOT_DISCUSSED],
        [second, discussed('food-and-drink')], [outdated(second), NOT_DISCUSSED]),
    };
  }),
  situation('talk-deleted-later', (chart, { referenceDate }) => {
    const on = addDays(referenceDate, -44);
    const fact = oneTalk(chart, on, ['food-and-drink']);
    return { ...fact, later: { remove: fact.resources.map(keyOf), means: since() } };
  }),
];

const doubtful: readonly Situation<TalkState>[] = [
  situation('talk-not-recorded', () => ({ resources: [], means: since() })),
  situation('talk-after-date', (chart, { referenceDate }) => oneTalk(chart, addDays(referenceDate, 1), ['food-and-drink'])),
  situation('talk-entered-in-error', (chart, { referenceDate: on }) => ({
    resources: [toFoodTalk(chart, ['help'], { value: true, status: 'entered-in-error', effective: on, recorded: on })],
    means: since(),
  })),
  situation('talk-only-year', (chart, { reportingYear, referenceDate }) => ({
    resources: [toFoodTalk(chart, ['help'], { value: true, effective: String(reportingYear), recorded: referenceDate })],
    means: since(),
  })),
];

const ordinary = (chart: Chart, { referenceDate }: Scene): Fact<TalkState> => {
  const { random } = chart;
  const on = addDays(referenceDate, -random.int(31, 220));
  if (random.percent(10)) return { resources: [talk(chart, on, [], false)], means: since([on, NOT_DISCUSSED]) };
  const topics = [
    ...random.some(['food-and-drink'] as const, 85), ...random.some(['way-of-offering', 'help'] as const, 55),
    ...random.some(['time-and-place'] as const, 30), ...random.some(['other'] as const, 10),
  ];
  return oneTalk(chart, on, topics);
};

/** Rows 6.1a-c and 6.2a-e. */
export const foodTalks: Shelf<TalkState> = { ordinary, certain, doubtful };
