import { nextYear } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { basisveiligheid2021 } from '../2021/index.ts';

/** Reporting year 2022: 4.1, restrictive measures, is asked no more (R1). Delivered 9 January to 27 June 2023. */
export const basisveiligheid2022 = nextYear(basisveiligheid2021, {
  measuringWindow: { start: calendarDate('2023-01-01'), end: calendarDate('2023-02-28') },
  deliveryWindow: { start: calendarDate('2023-01-09'), end: calendarDate('2023-06-27') },
  drop: basisveiligheid2021.indicators.filter(({ number }) => number.startsWith('4.1')).map(({ id }) => id),
});
