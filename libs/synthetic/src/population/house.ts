import { type CalendarDate, calendarDate } from '@meervoud/kernel';
import type { Campaign } from '@meervoud/indicator';
import { caseDiscussions, errorMeetings } from '../situations/meetings.ts';
import type { Situation } from '../scenario/situation.ts';

/** What the meetings of a ward come to. */
export interface Ward {
  readonly id: string;
  readonly name: string;
  readonly errors: Situation;
  readonly discussion: Situation;
}

export interface House {
  readonly id: string;
  readonly name: string;
  readonly vestigingsnummer: string;
  /** So many clients, whatever size is asked for, and these special cases. */
  readonly small?: { readonly clients: number; readonly specials: readonly string[] };
  /** No client here has an indication with treatment, so nobody is eligible for 3.2b. */
  readonly withoutTreatment?: true;
  readonly wards: readonly [Ward, ...Ward[]];
  readonly chosen: Campaign['locations'][string]['chosen'];
  readonly experienceSource?: NonNullable<Campaign['locations'][string]['experienceSource']>;
  /** Chose theme 4.1, in the years that had it. */
  readonly choseRestraint?: true;
  /** Month and day in the year after the reporting year; absent: the default of the set. */
  readonly referenceDay?: string;
}

const ward = (id: string, name: string, errors: keyof typeof errorMeetings, discussion: keyof typeof caseDiscussions): Ward =>
  ({ id, name, errors: errorMeetings[errors], discussion: caseDiscussions[discussion] });

export const organization = { id: 'maasoever', name: 'Stichting Zorggroep Maasoever', kvk: '00000000' } as const;

/** Few unknowns here. */
const deLinde: House = {
  id: 'de-linde', name: 'De Linde', vestigingsnummer: '000000000001',
  wards: [
    ward('linde-1', 'Bloesem', 'eachQuarter', 'once'),
    ward('linde-2', 'Kastanje', 'secondChance', 'yearBefore'),
    ward('linde-3', 'Esdoorn', 'quarterMissing', 'onlyYearKnown'),
    ward('linde-4', 'Beuk', 'flagMissing', 'none'),
  ],
  chosen: ['1.1', '3.2', '4.3', '5'], experienceSource: 'nps', choseRestraint: true,
};

/** Too many unknowns here, on a reference date of its own. */
const hetAnker: House = {
  id: 'het-anker', name: 'Het Anker', vestigingsnummer: '000000000002',
  wards: [
    ward('anker-1', 'Loods', 'onQuarterDays', 'once'),
    ward('anker-2', 'Stuurman', 'notMultidisciplinary', 'enteredInError'),
    ward('anker-3', 'Baken', 'enteredInError', 'once'),
  ],
  chosen: ['1.1', '1.2', '4.2', '5'], experienceSource: 'zorgkaart-recommendation', referenceDay: '01-31', choseRestraint: true,
};

/** Some clients of whom cannot be told whether they live here; attests instead of recording meetings. */
const deWielewaal: House = {
  id: 'de-wielewaal', name: 'De Wielewaal', vestigingsnummer: '000000000003',
  wards: [
    ward('wielewaal-1', 'Roodborst', 'none', 'none'),
    ward('wielewaal-2', 'Goudvink', 'none', 'none'),
    ward('wielewaal-3', 'Koolmees', 'none', 'none'),
    ward('wielewaal-4', 'Winterkoning', 'none', 'none'),
  ],
  chosen: ['1.2', '3.2', '4.3', '5'], experienceSource: 'total-score', referenceDay: '02-15',
};

/** Fewer than ten clients, so that no client count may leave the house. */
const kleinElzenhof: House = {
  id: 'klein-elzenhof', name: 'Klein Elzenhof', vestigingsnummer: '000000000004',
  small: { clients: 8, specials: ['stay-ended-day-before', 'indication-1vv'] },
  wards: [ward('elzenhof-1', 'Elzenhof', 'notBasedOnReports', 'once')],
  withoutTreatment: true,
  chosen: ['1.1', '3.2', '4.2'], choseRestraint: true,
};

/** The locations that get special cases dealt, in this order, and after them the small one. */
export const largeHouses = [deLinde, hetAnker, deWielewaal] as const;
export const houses: readonly House[] = [...largeHouses, kleinElzenhof];

/** R3: 28 February, also in a leap year, unless the location picked another day. */
export const referenceDateOf = (reportingYear: number, house?: House): CalendarDate =>
  calendarDate(`${reportingYear + 1}-${house?.referenceDay ?? '02-28'}`);

/** From 2024 no ODB set is owed: the same figures are for learning. */
export const setOf = (reportingYear: number): 'basisveiligheid' | 'kwaliteitsbeeld' => (reportingYear >= 2024 ? 'kwaliteitsbeeld' : 'basisveiligheid');

const chosenBy = ({ chosen, choseRestraint }: House, reportingYear: number): House['chosen'] => {
  if (reportingYear <= 2018 || reportingYear >= 2024) return [];
  return choseRestraint && reportingYear <= 2021 ? [...chosen, '4.1'] : chosen;
};

/** Up to 2018 nothing was asked of client experience; a total score came in 2021. */
const measuredIn = (source: NonNullable<House['experienceSource']>, reportingYear: number): boolean =>
  reportingYear > (source === 'total-score' ? 2020 : 2018);

export const campaignOf = (reportingYear: number): Campaign => ({
  set: setOf(reportingYear),
  reportingYear,
  locations: Object.fromEntries(houses.map((house) => [house.id, {
    ...(house.referenceDay && { referenceDate: referenceDateOf(reportingYear, house) }),
    chosen: chosenBy(house, reportingYear),
    ...(house.experienceSource && measuredIn(house.experienceSource, reportingYear) && { experienceSource: house.experienceSource }),
  }])),
  clientCouncil: { how: 'involved', on: calendarDate(`${reportingYear + 1}-01-10`) },
});
