import { addDays, type CalendarDate, calendarDate, earliest, latest, partialDate } from '@meervoud/kernel';
import { amend, type Chart } from '../resources/chart.ts';
import { toPressureUlcer, type UlcerDetail } from '../resources/pressure-ulcer.ts';
import { type Answer, course, type Course } from '../scenario/course.ts';
import { type Scene, type Fact, keyOf, type Shelf, situation, type Situation } from '../scenario/situation.ts';

type Drawn = Omit<UlcerDetail, 'recorded'> & { readonly recorded?: CalendarDate };

const NEVER = course<Answer>('no');

/** One ulcer that began some weeks before the reference date, unless the detail says otherwise. */
const ulcer = (
  name: string,
  draw: (scene: Scene & { readonly onset: CalendarDate }) => readonly [detail: Drawn, means: Course],
  persona?: Situation['persona'],
): Situation =>
  situation(name, (chart, scene) => {
    const onset = addDays(scene.referenceDate, -chart.random.int(30, 80));
    const [detail, means] = draw({ ...scene, onset });
    return { resources: [toPressureUlcer(chart, { onset, recorded: onset, ...detail })], means };
  }, persona);

const yesFrom = (...[from, until]: readonly [CalendarDate, CalendarDate?]): Course =>
  until ? course('no', [from, 'yes'], [addDays(until, 1), 'no']) : course('no', [from, 'yes']);
const unknownFrom = (from: CalendarDate): Course => course('no', [from, 'unknown']);

const certain: readonly Situation[] = [
  ulcer('ulcer-category-3', ({ onset }) => [{ stage: 'category3', status: 'active' }, yesFrom(onset)], {
    nl: 'heeft op de peildatum een decubituswond van categorie 3, en telt mee',
    en: 'has a category 3 pressure ulcer on the reference date, and counts',
  }),
  ulcer('ulcer-stage-4-new-code', ({ onset }) => [{ code: 'injury', stage: 'stage4', status: 'active' }, yesFrom(onset)]),
  ulcer('ulcer-stage-in-code', ({ onset }) => [{ code: 'stage2', status: 'recurrence' }, yesFrom(onset)]),
  ulcer('ulcer-relapse', ({ onset }) => [{ stage: 'stage3', status: 'relapse' }, yesFrom(onset)]),
  ulcer('ulcer-without-onset', () => [{ onset: '', stage: 'category2', status: 'active' }, course('yes')]),
  ulcer('ulcer-as-problem', ({ onset }) => [{ profile: 'Problem', stage: 'category4', status: 'active' }, yesFrom(onset)]),
  ulcer('ulcer-display-too-low', ({ onset }) =>
    [{ stage: 'category3', stageDisplay: 'decubitus graad 1', status: 'active' }, yesFrom(onset)]),
  ulcer('ulcer-onset-only-month', ({ referenceDate }) => {
    const month = `${Number(referenceDate.slice(0, 4)) - 1}-11`;
    return [{ stage: 'category2', status: 'active', onset: month }, vagueFrom(month)];
  }),
  ulcer('ulcer-abated-on-date', ({ onset, referenceDate }) =>
    [{ stage: 'category2', abatement: referenceDate, status: 'resolved' }, yesFrom(onset, referenceDate)]),
  ulcer('ulcer-abated-after-date', ({ onset, referenceDate }) => {
    const abatement = addDays(referenceDate, 40);
    return [{ stage: 'category2', abatement, status: 'resolved' }, yesFrom(onset, abatement)];
  }),
  ulcer('ulcer-abated-after-midnight', ({ onset, referenceDate }) =>
    // half past midnight in the Netherlands is still the day before in UTC
    [{ stage: 'category3', abatement: `${addDays(referenceDate, -1)}T23:30:00Z` }, yesFrom(onset, referenceDate)]),
  ulcer('ulcer-abated-day-before', ({ onset, referenceDate }) => {
    const abatement = addDays(referenceDate, -1);
    return [{ stage: 'category4', abatement, status: 'resolved' }, yesFrom(onset, abatement)];
  }),
  ulcer('ulcer-no-status-fresh', ({ onset, referenceDate }) => {
    const looked = addDays(referenceDate, -20);
    return [{ stage: 'category2', recorded: looked }, course('no', [onset, 'yes'], [addDays(looked, 91), 'unknown'])];
  }),
  ulcer('ulcer-no-status-90-days', ({ referenceDate }) => {
    const looked = addDays(referenceDate, -90);
    return [{ stage: 'category2', onset: looked, recorded: looked }, course('no', [looked, 'yes'], [addDays(looked, 91), 'unknown'])];
  }),
  ulcer('ulcer-resolved-without-end', ({ onset, referenceDate }) => {
    const looked = addDays(referenceDate, -10);
    return [{ stage: 'category3', status: 'resolved', recorded: looked }, course('no', [onset, 'unknown'], [looked, 'no'])];
  }),
  ulcer('ulcer-category-1', () => [{ stage: 'category1', status: 'active' }, NEVER]),
  ulcer('ulcer-display-too-high', () => [{ stage: 'category1', stageDisplay: 'decubitus graad 3', status: 'active' }, NEVER]),
  ulcer('ulcer-begins-after-date', ({ referenceDate }) => {
    const onset = addDays(referenceDate, 1);
    return [{ stage: 'category3', onset, recorded: onset, status: 'active' }, yesFrom(onset)];
  }),
  ulcer('ulcer-entered-in-error', () => [{ stage: 'category3', status: 'active', verification: 'entered-in-error' }, NEVER]),
  ulcer('ulcer-refuted', () => [{ stage: 'category2', verification: 'refuted' }, NEVER]),
  ulcer('ulcer-risk-only', () => [{ code: 'risk', status: 'active' }, NEVER]),
  ulcer('ulcer-invalid-date', ({ reportingYear }) => [{ stage: 'category3', status: 'active', onset: `${reportingYear}-02-31` }, NEVER]),
  situation('ulcer-one-healed-one-open', (chart, { referenceDate }) => {
    const [began, healed] = [addDays(referenceDate, -90), addDays(referenceDate, -60)];
    const old = toPressureUlcer(chart, { stage: 'category4', onset: began, abatement: healed, status: 'resolved', recorded: healed });
    const open = toPressureUlcer(chart, { stage: 'category2', onset: healed, status: 'active', recorded: healed });
    return { resources: [old, open], means: yesFrom(began) };
  }),
  situation('ulcer-arrives-late', (chart, { referenceDate, laterOn }) => {
    const onset = addDays(referenceDate, -12);
    const late = amend(chart, toPressureUlcer(chart, { stage: 'category3', status: 'active', onset, recorded: onset }), laterOn, {});
    return { resources: [], means: NEVER, later: { put: [late], means: yesFrom(onset) } };
  }),
  situation('ulcer-deleted-later', (chart, { referenceDate }) => {
    const onset = addDays(referenceDate, -25);
    const wrong = toPressureUlcer(chart, { stage: 'category3', status: 'active', onset, recorded: onset });
    return { resources: [wrong], means: yesFrom(onset), later: { remove: [keyOf(wrong)], means: NEVER } };
  }),
  situation('ulcer-becomes-entered-in-error', (chart, { referenceDate, laterOn }) => {
    const onset = addDays(referenceDate, -33);
    const wrong = toPressureUlcer(chart, { stage: 'category2', status: 'active', onset, recorded: onset });
    const system = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
    const corrected = amend(chart, wrong, laterOn, { verificationStatus: { coding: [{ system, code: 'entered-in-error' }] } });
    return { resources: [wrong], means: yesFrom(onset), later: { put: [corrected], means: NEVER } };
  }),
];

const doubtful: readonly Situation[] = [
  ulcer('ulcer-without-category', ({ onset }) => [{ status: 'active' }, unknownFrom(onset)], {
    nl: 'heeft een decubituswond zonder categorie: onbekend, nooit nul',
    en: 'has a pressure ulcer without a category: unknown, never zero',
  }),
  ulcer('ulcer-unstageable', ({ onset }) => [{ stage: 'unstageable', status: 'active' }, unknownFrom(onset)]),
  ulcer('ulcer-no-status-stale', ({ referenceDate }) => {
    const looked = addDays(referenceDate, -120);
    return [{ stage: 'category3', onset: looked, recorded: looked }, course('no', [looked, 'yes'], [addDays(looked, 91), 'unknown'])];
  }),
  ulcer('ulcer-deep-tissue-injury', ({ onset }) => [{ code: 'deepTissueInjury', status: 'active' }, unknownFrom(onset)]),
  ulcer('ulcer-suspected-deep-tissue-injury', ({ onset }) =>
    [{ code: 'injury', stage: 'suspectedDeepTissueInjury', status: 'active' }, unknownFrom(onset)]),
  ulcer('ulcer-problem-without-category', ({ onset }) =>
    [{ profile: 'Problem', code: 'injury', status: 'active' }, unknownFrom(onset)]),
  ulcer('ulcer-resolved-seen-later', ({ onset, referenceDate }) => {
    const looked = addDays(referenceDate, 3);
    return [{ stage: 'category2', status: 'resolved', recorded: looked }, course('no', [onset, 'unknown'], [looked, 'no'])];
  }),
  ulcer('ulcer-onset-only-year', ({ referenceDate }) => {
    const year = referenceDate.slice(0, 4);
    return [{ stage: 'category3', status: 'active', onset: year }, vagueFrom(year)];
  }),
  ulcer('ulcer-healed-some-day-this-year', ({ onset, referenceDate }) => {
    const year = referenceDate.slice(0, 4);
    return [{ stage: 'category2', abatement: year },
      course('no', [onset, 'yes'], [calendarDate(`${year}-01-02`), 'unknown'], [calendarDate(`${Number(year) + 1}-01-01`), 'no'])];
  }),
];

/** From some day in that month or year on. */
const vagueFrom = (date: string): Course =>
  course('no', [earliest(partialDate(date)), 'unknown'], [latest(partialDate(date)), 'yes']);

/** No ulcer for most; now and then one that is plainly there, plainly light or plainly over. */
const ordinary = (chart: Chart, { referenceDate }: Scene): Fact => {
  const { random } = chart;
  if (random.percent(90)) return { resources: [], means: NEVER };
  const onset = addDays(referenceDate, -random.int(40, 85));
  const healed = addDays(onset, random.int(10, 30));
  const stage = random.pick(['category1', 'category2', 'category3', 'stage1', 'stage2'] as const);
  const open = random.percent(50);
  const note = `Wond bij ${chart.subject.display ?? 'cliënt'} verzorgd volgens protocol.`;
  const detail: UlcerDetail = open
    ? { stage, onset, status: 'active', recorded: onset, note }
    : { stage, onset, status: 'resolved', abatement: healed, recorded: healed, note };
  const counts = !stage.endsWith('1');
  return { resources: [toPressureUlcer(chart, detail)], means: counts ? yesFrom(onset, open ? undefined : healed) : NEVER };
};

/** Row 1.1b. */
export const ulcers: Shelf = { ordinary, certain, doubtful };
