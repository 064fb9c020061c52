import { calendarDate, type CalendarDate } from '@meervoud/kernel';
import type { Client } from '../population/cast.ts';
import { houses } from '../population/house.ts';
import { allOf, type Answer, anyOf, stateOn } from '../scenario/course.ts';
import { deliveryForms } from '../situations/indications.ts';
import type { ExpectedValue } from './truth.ts';

/** Rows of the purchasers that are counted (indicators.md §5.3), by what they ask; their ids are the product's own. */
const profiles = ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'];
const columns = ['verblijf-met-behandeling', 'verblijf-zonder-behandeling', ...deliveryForms.filter((form) => form !== 'instelling')];

const MAX_UNKNOWN_PERCENT = 5;

/** The last day of the first quarter after the reporting year. */
export const careDay = (reportingYear: number): CalendarDate => calendarDate(`${reportingYear + 1}-03-31`);

/** How many clients are in care on a day, by care profile and form of delivery, at each location and in all. */
export const clientsInCareTruth = (clients: readonly Client[], day: CalendarDate): readonly ExpectedValue[] =>
  [...houses.map(({ id }) => id), null].flatMap((location) => {
    const residents = clients.map(({ facts }) => {
      const [whereabouts, indication] = [stateOn(day, facts.whereabouts.means), stateOn(day, facts.indication.means)];
      const stays = location === null ? anyOf(Object.values(whereabouts)) : whereabouts[location] ?? 'no';
      return { belongs: allOf([stays, indication.counted]), indication };
    });
    const inside = residents.filter(({ belongs }) => belongs === 'yes');
    const undecided = residents.filter(({ belongs }) => belongs === 'unknown').length;
    const isProfile = ({ indication }: (typeof inside)[number], wanted: string | undefined): boolean => wanted === undefined || indication.profile === wanted;
    const inForm = ({ indication: { form, treated } }: (typeof inside)[number], column: string): Answer => {
      const wanted = column.startsWith('verblijf') ? 'instelling' : column;
      const fits = !column.startsWith('verblijf') || (column === 'verblijf-met-behandeling') === (treated === 'yes');
      if (!fits) return 'no';
      return form === undefined ? 'unknown' : form === wanted ? 'yes' : 'no';
    };
    const row = (id: string, answers: readonly Answer[]): ExpectedValue => {
      const [numerator, unknown] = [answers.filter((one) => one === 'yes').length, answers.filter((one) => one === 'unknown').length];
      const figure = { answer: { type: 'number', value: String(numerator) } as const, counts: { numerator, denominator: answers.length, unknown } };
      const tooMany = 100 * (unknown + undecided) > MAX_UNKNOWN_PERCENT * (answers.length + undecided);
      return {
        location, indicator: `MV-zorgkantoren-${id}`, referenceDate: day,
        outcome: tooMany ? { kind: 'incomplete', reason: 'too-many-unknown', ...figure } : { kind: 'measured', ...figure },
      };
    };
    const forms = (profile?: string) => columns.map((column) => row(
      profile === undefined ? `14.2-${column}` : `14.3-${profile}-${column}`,
      inside.map((one): Answer => (isProfile(one, profile) ? inForm(one, column) : 'no')),
    ));
    const total = (of: string): ExpectedValue => row(`${of}-totaal`, inside.map(() => 'yes'));
    return [
      ...profiles.map((profile) => row(`14.1-${profile}`, inside.map((one): Answer => (isProfile(one, profile) ? 'yes' : 'no')))),
      total('14.1'), ...forms(), total('14.2'), ...profiles.flatMap(forms), total('14.3'),
    ];
  });
