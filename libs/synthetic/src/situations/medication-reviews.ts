import { addDays, type CalendarDate, calendarDate } from '@meervoud/kernel';
import type { Chart } from '../resources/chart.ts';
import { careWorker, medicationReviewCode, physician, type ProcedureDetail, somebody, toProcedure } from '../resources/procedure.ts';
import { type Answer, course } from '../scenario/course.ts';
import { type Scene, type Fact, type Shelf, situation, type Situation } from '../scenario/situation.ts';

const dayOf = (year: number, monthDay: string): CalendarDate => calendarDate(`${year}-${monthDay}`);

/** The reviews of one client; whether they fall in the reporting year does not depend on the reference date. */
const reviews = (
  name: string,
  answer: Answer,
  draw: (reportingYear: number) => readonly Omit<ProcedureDetail, 'code' | 'recorded'>[],
  persona?: Situation['persona'],
): Situation =>
  situation(name, (chart, { reportingYear, referenceDate }) => ({
    resources: draw(reportingYear).map((detail) =>
      toProcedure(chart, 'review', { code: medicationReviewCode, recorded: addDays(referenceDate, -5), ...detail })),
    means: course<Answer>(answer),
  }), persona);

const certain: readonly Situation[] = [
  reviews('review-first-day-of-year', 'yes', (year) => [{ performed: dayOf(year, '01-01'), performer: [physician, careWorker] }]),
  reviews('review-last-day-of-year', 'yes', (year) => [{ performed: dayOf(year, '12-31'), performer: [careWorker] }]),
  reviews('review-only-year-known', 'yes', (year) => [{ performed: String(year), performer: [careWorker] }]),
  reviews('review-as-period', 'yes', (year) =>
    [{ performed: dayOf(year, '06-12'), asPeriod: true, performer: [careWorker, physician] }]),
  reviews('review-twice', 'yes', (year) =>
    [{ performed: `${year}-03` }, { performed: dayOf(year, '09-20'), performer: [careWorker] }]),
  reviews('review-day-before-year', 'no', (year) => [{ performed: dayOf(year - 1, '12-31'), performer: [careWorker] }]),
  reviews('review-after-year', 'no', (year) => [{ performed: dayOf(year + 1, '01-01'), performer: [careWorker] }]),
  reviews('review-without-care-worker', 'no', (year) => [{ performed: dayOf(year, '05-02'), performer: [physician] }], {
    nl: 'had een medicatiereview zonder de verzorgende die de medicatie uitreikt',
    en: 'had a medication review without the care worker who hands out the medication',
  }),
  reviews('review-not-done', 'no', (year) =>
    [{ performed: dayOf(year, '07-07'), status: 'not-done', performer: [careWorker] }]),
  reviews('review-entered-in-error', 'no', (year) =>
    [{ performed: dayOf(year, '07-08'), status: 'entered-in-error', performer: [careWorker] }]),
];

const doubtful: readonly Situation[] = [
  reviews('review-no-performers', 'unknown', (year) => [{ performed: dayOf(year, '10-10') }]),
  reviews('review-performer-without-role', 'unknown', (year) => [{ performed: dayOf(year, '11-11'), performer: [somebody] }]),
  reviews('review-no-performers-but-old-one-complete', 'unknown', (year) =>
    [{ performed: dayOf(year, '04-01') }, { performed: dayOf(year - 1, '04-01'), performer: [careWorker] }]),
];

const ordinary = (chart: Chart, { reportingYear }: Scene): Fact => {
  const { random } = chart;
  if (random.percent(25)) return { resources: [], means: course<Answer>('no') };
  const performed = addDays(dayOf(reportingYear, '01-01'), random.int(5, 350));
  const together = random.percent(80);
  const performer = together ? [physician, careWorker] : [physician];
  const review = toProcedure(chart, 'review', { code: medicationReviewCode, performed, performer, recorded: performed });
  return { resources: [review], means: course<Answer>(together ? 'yes' : 'no') };
};

/** Row 3.2b. */
export const medicationReviews: Shelf = { ordinary, certain, doubtful };
