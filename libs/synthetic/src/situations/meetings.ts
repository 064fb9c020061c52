import { calendarDate } from '@meervoud/kernel';
import { type MeetingDetail, toMeeting } from '../resources/meeting.ts';
import { type Answer, course } from '../scenario/course.ts';
import { situation, type Situation } from '../scenario/situation.ts';

type Drawn = Omit<MeetingDetail, 'topic' | 'recorded'>;

/** The meetings of one ward on one topic, recorded just after the reporting year. */
const meetings = (topic: MeetingDetail['topic']) =>
  (name: string, answer: Answer, draw: (year: number) => readonly Drawn[]): Situation =>
    situation(name, (chart, { reportingYear: year }) => ({
      resources: draw(year).map((detail) => toMeeting(chart, { topic, recorded: calendarDate(`${year + 1}-01-05`), ...detail })),
      means: course<Answer>(answer),
    }));

const errors = meetings('medication-errors');
const discussion = meetings('pressure-ulcer-case-discussion');

const good = (on: string): Drawn => ({ on, multidisciplinary: true, basedOnReports: true });
/** Three quarters as they should be, and in the third quarter something else. */
const allBut = (third: (year: number) => readonly Drawn[]) => (year: number): readonly Drawn[] =>
  [good(`${year}-02-14`), good(`${year}-05-16`), ...third(year), good(`${year}-11-21`)];
const thirdQuarter = (by: Partial<Drawn>) => allBut((year) => [{ ...good(`${year}-08-22`), ...by }]);

/** Row 3.1: every quarter one meeting on medication errors, multidisciplinary and based on reports. */
export const errorMeetings = {
  eachQuarter: errors('errors-each-quarter', 'yes', thirdQuarter({})),
  onQuarterDays: errors('errors-on-quarter-days', 'yes', (year) =>
    ['03-31', '04-01', '09-30', '12-31'].map((day) => good(`${year}-${day}`))),
  secondChance: errors('errors-second-meeting-makes-up', 'yes',
    allBut((year) => [{ ...good(`${year}-07-04`), multidisciplinary: false }, good(`${year}-09`)])),
  quarterMissing: errors('errors-quarter-missing', 'no', allBut(() => [])),
  notMultidisciplinary: errors('errors-not-multidisciplinary', 'no', thirdQuarter({ multidisciplinary: false })),
  notBasedOnReports: errors('errors-not-based-on-reports', 'no', thirdQuarter({ basedOnReports: false })),
  enteredInError: errors('errors-entered-in-error', 'no', thirdQuarter({ enteredInError: true })),
  flagMissing: errors('errors-flag-missing', 'unknown', allBut((year) => [{ on: `${year}-08-22`, multidisciplinary: true }])),
  none: errors('errors-none', 'no', () => []),
} as const satisfies Record<string, Situation>;

/** Row 1.2b: a case discussion on pressure ulcers in the year. */
export const caseDiscussions = {
  once: discussion('discussion-once', 'yes', (year) => [{ on: `${year}-06-15` }]),
  onlyYearKnown: discussion('discussion-only-year-known', 'yes', (year) => [{ on: String(year), multidisciplinary: true }]),
  yearBefore: discussion('discussion-year-before', 'no', (year) => [{ on: `${year - 1}-12-31` }]),
  enteredInError: discussion('discussion-entered-in-error', 'no', (year) => [{ on: `${year}-06-15`, enteredInError: true }]),
  none: discussion('discussion-none', 'no', () => []),
} as const satisfies Record<string, Situation>;
