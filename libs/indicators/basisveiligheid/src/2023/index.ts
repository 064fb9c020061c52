import { nextYear } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { basisveiligheid2022 } from '../2022/index.ts';

/**
 * Reporting year 2023, the last: the same rows, for what was to replace 4.1 did not come (indicators.md §1). The
 * window ends on 28 February also in this leap year (R3). Delivered 8 January to 25 June 2024.
 */
export const basisveiligheid2023 = nextYear(basisveiligheid2022, {
  measuringWindow: { start: calendarDate('2024-01-01'), end: calendarDate('2024-02-28') },
  deliveryWindow: { start: calendarDate('2024-01-08'), end: calendarDate('2024-06-25') },
});
