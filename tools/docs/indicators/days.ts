import { defaultReferenceDate, periodOf } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { type DayWindow, printDate, printPeriod, tellDates, windowsOf } from '@meervoud/wording';
import { type Edition, newest, type Question } from './editions.ts';
import { beside, heading, sections, table } from './markdown.ts';

const referenceDay: Bilingual = {
  nl: 'De peildatum is de dag waar we naar kijken. De zorgaanbieder mag een andere dag in de meetperiode kiezen.',
  en: 'The reference date is the day we look at. The provider may choose another day in the measuring window.',
};

/** How dates are read, and which days they are in each year. */
export const days = (editions: Question['editions']): string => {
  const { set, row } = newest(editions);
  const all = windowsOf(row, set);
  const onOneDay = all.some(({ when }) => when === 'on-reference-date' || typeof when === 'object');
  const windows = all.filter(({ when }) => when !== 'on-reference-date');
  const delivered = editions.some((edition) => edition.set.deliveryWindow !== undefined);
  const criteria = 'population' in row ? [row.population, ...('numerator' in row ? [row.numerator] : [])] : [];
  const notes = [...(onOneDay ? [referenceDay] : []), ...tellDates(criteria, set.settings)];

  const cells = (edition: Edition): readonly string[] => [
    edition.year,
    ...(onOneDay ? [printDate(defaultReferenceDate(edition.set), 'nl')] : []),
    ...windows.map((window) => daysOf(edition, window)),
    printPeriod(periodOf(edition.set, edition.row)).nl,
    ...(delivered ? [deliveryOf(edition)] : []),
  ];
  return sections(
    heading(2, 'Om welke dagen gaat het?', 'Which days?'),
    notes.length === 0 ? '' : beside(notes),
    table([
      'Verslagjaar / Year', ...(onOneDay ? ['Peildatum / Reference date'] : []), ...windows.map(({ name }) => `${name.nl} / ${name.en}`),
      'Periode bij het cijfer / Period of the figure', ...(delivered ? ['Aanleveren / Delivery'] : []),
    ], editions.map(cells)),
  );
};

/** The days of a window in that year; empty where the row of that year does not look at it. */
const daysOf = ({ set, row }: Edition, { name }: DayWindow): string => {
  const same = windowsOf(row, set).find((window) => window.name.nl === name.nl);
  return (same?.periods ?? []).map((period) => printPeriod(period).nl).join('\n');
};

const deliveryOf = ({ set: { deliveryWindow } }: Edition): string =>
  (deliveryWindow === undefined ? 'niet bekend / not established' : printPeriod(deliveryWindow).nl);
