import { nextYear } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { totalScore } from '../2019/client-experience.ts';
import { basisveiligheid2020 } from '../2020/index.ts';

/**
 * Reporting year 2021: client experience may be a total score. Measured from 1 January to 28 February 2022, later extended to 29 April;
 * late deliveries still print 28 February. The portal was open from January to July 2022, on days that are not established.
 */
export const basisveiligheid2021 = nextYear(basisveiligheid2020, {
  measuringWindow: { start: calendarDate('2022-01-01'), end: calendarDate('2022-02-28') },
  put: [totalScore],
});
