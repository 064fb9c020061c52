import { addDays, calendarDate, type CalendarDate, quartersOf } from '@meervoud/kernel';

type Window = { readonly opens: CalendarDate; readonly closes: CalendarDate };

/**
 * First and last day of a yearly delivery, as month and day of the year after the reporting year. Where no source settles them this is the provider's
 * setting; the default is the first half of that year, as the portal of the years before had it (indicators.md §1).
 */
export interface YearlyDays { readonly opens: `${number}-${number}`; readonly closes: `${number}-${number}` }
export const defaultYearlyDays: YearlyDays = { opens: '01-01', closes: '06-30' };

export const yearlyWindows = (years: readonly number[], { opens, closes }: YearlyDays = defaultYearlyDays): Record<string, Window> =>
  Object.fromEntries(years.map((year) => [year, { opens: calendarDate(`${year + 1}-${opens}`), closes: calendarDate(`${year + 1}-${closes}`) }]));

/**
 * Days after the end of a quarter within which its figures are delivered. No source says; a vendor keeps to figures of at most 90 days old
 * (indicators.md §5.2), so that is the default.
 */
export const defaultQuarterDays = 90;

export const quarterWindows = (years: readonly number[], quarter: 1 | 2 | 3 | 4, days: number = defaultQuarterDays): Record<string, Window> =>
  Object.fromEntries(years.flatMap((year) => {
    const period = quartersOf(year)[quarter - 1];
    return period === undefined ? [] : [[year, { opens: addDays(period.end, 1), closes: addDays(period.end, days) }]];
  }));

/** Own settings: a delivery that was never sent lapses a month after it closed, one that nobody answered after three. */
export const defaultExpiry = { unsentDays: 30, unansweredDays: 90 } as const;
