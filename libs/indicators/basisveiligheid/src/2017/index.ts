import { nextYear } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { basisveiligheid2016 } from '../2016/index.ts';

/** Reporting year 2017: the same themes, and as much a reconstruction. Of the guide of 12 December 2017 nothing but its title is known. */
export const basisveiligheid2017 = nextYear(basisveiligheid2016, {
  measuringWindow: { start: calendarDate('2018-01-01'), end: calendarDate('2018-02-28') },
});
