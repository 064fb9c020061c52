import { addDays, calendarDate, latest, partialDate } from '@meervoud/kernel';
import type { Chart } from '../resources/chart.ts';
import { type DirectiveDetail, toAdvanceDirective, toTreatmentDirective, treatments } from '../resources/consent.ts';
import { conversationCode, toProcedure } from '../resources/procedure.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Scene, type Fact, keyOf, type Shelf, situation, type Situation } from '../scenario/situation.ts';

const NEVER = course<Answer>('no');

/** One directive of two years before the reference date, unless the detail says otherwise. */
const directive = (
  name: string,
  draw: (scene: Scene) => readonly [detail: Omit<DirectiveDetail, 'recorded'>, means: Course | 'in-force'],
  persona?: Situation['persona'],
): Situation =>
  situation(name, (chart, scene) => {
    const recorded = addDays(scene.referenceDate, -chart.random.int(200, 700));
    const [detail, means] = draw(scene);
    return {
      resources: [toTreatmentDirective(chart, { dateTime: recorded, recorded, ...detail })],
      means: means === 'in-force' ? course('no', [recorded, 'yes']) : means,
    };
  }, persona);

const certain: readonly Situation[] = [
  directive('directive-permit', () => [{ decision: 'permit' }, 'in-force'], {
    nl: 'wil gereanimeerd worden: ook "wel uitvoeren" is een afspraak',
    en: 'wants to be resuscitated: a directive to treat is an agreement too',
  }),
  directive('directive-deny', () => [{ decision: 'deny', treatment: treatments[2] }, 'in-force']),
  directive('directive-other', () => [{ other: 'eerst overleg met de dochter', treatment: treatments[1] }, 'in-force']),
  directive('directive-without-date', () => [{ decision: 'deny', dateTime: '' }, course('yes')]),
  directive('directive-ends-on-date', ({ referenceDate }) =>
    [{ decision: 'deny', dateTime: '2016-05-01', end: referenceDate }, course('yes', [addDays(referenceDate, 1), 'no'])]),
  directive('directive-ended-day-before', ({ referenceDate }) =>
    [{ decision: 'deny', dateTime: '2016-05-01', end: addDays(referenceDate, -1) }, course('yes', [referenceDate, 'no'])]),
  directive('directive-after-date', ({ referenceDate }) =>
    [{ decision: 'deny', dateTime: addDays(referenceDate, 1) }, course('no', [addDays(referenceDate, 1), 'yes'])]),
  directive('directive-undecided', () => [{}, NEVER]),
  directive('directive-not-asked', () => [{ nullFlavor: 'NASK' }, NEVER]),
  directive('directive-inactive', () => [{ decision: 'permit', status: 'inactive' }, NEVER]),
  directive('directive-entered-in-error', () => [{ decision: 'deny', status: 'entered-in-error' }, NEVER]),
  directive('directive-unknown-modifier', () => [{ decision: 'permit', unknownModifier: true }, NEVER]),
  situation('directive-conversation-only', (chart, { referenceDate }) => {
    const recorded = addDays(referenceDate, -150);
    const conversation = toProcedure(chart, 'conversation', { code: conversationCode, performed: recorded, recorded });
    return { resources: [conversation], means: NEVER };
  }, {
    nl: 'heeft een gesprek over het levenseinde gehad, maar er is niets afgesproken',
    en: 'had a conversation about the end of life, but nothing was agreed',
  }),
  situation('directive-advance-directive-only', (chart, { referenceDate }) =>
    ({ resources: [toAdvanceDirective(chart, 'NR', addDays(referenceDate, -900))], means: NEVER })),
  situation('directive-donor-form-only', (chart, { referenceDate }) =>
    ({ resources: [toAdvanceDirective(chart, 'DO', addDays(referenceDate, -900))], means: NEVER })),
  situation('directive-arrives-late', (chart, { referenceDate, laterOn }) => {
    const late = toTreatmentDirective(chart, { decision: 'deny', dateTime: addDays(referenceDate, -7), recorded: laterOn });
    return { resources: [], means: NEVER, later: { put: [late], means: course('no', [addDays(referenceDate, -7), 'yes']) } };
  }),
  situation('directive-deleted-later', (chart, { referenceDate }) => {
    const began = addDays(referenceDate, -70);
    const wrong = toTreatmentDirective(chart, { decision: 'permit', dateTime: began, recorded: began });
    return { resources: [wrong], means: course('no', [began, 'yes']), later: { remove: [keyOf(wrong)], means: NEVER } };
  }),
];

const doubtful: readonly Situation[] = [
  situation('directive-only-year', (chart, { referenceDate }) => {
    const year = referenceDate.slice(0, 4);
    return {
      resources: [toTreatmentDirective(chart, { decision: 'deny', dateTime: year, recorded: referenceDate })],
      means: course('no', [calendarDate(`${year}-01-01`), 'unknown'], [latest(partialDate(year)), 'yes']),
    };
  }),
];

/** Most have agreed on something, often on more than one treatment. */
const ordinary = (chart: Chart, { referenceDate }: Scene): Fact => {
  const { random } = chart;
  if (random.percent(20)) return { resources: [], means: NEVER };
  const agreed = addDays(referenceDate, -random.int(20, 900));
  const [first, ...others] = random.shuffle(treatments);
  const chosen = [first ?? treatments[0], ...random.some(others, 25)];
  const resources = chosen.map((treatment) =>
    toTreatmentDirective(chart, { treatment, decision: random.pick(['permit', 'deny']), dateTime: agreed, recorded: agreed }));
  return { resources, means: course('no', [agreed, 'yes']) };
};

/** Row 2. */
export const directives: Shelf = { ordinary, certain, doubtful };
