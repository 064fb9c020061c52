import { nextYear } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { experienceSourceInWords } from '../2019/client-experience.ts';
import { basisveiligheid2019 } from '../2019/index.ts';

/** Reporting year 2020: the same set (handbook of 27 August 2020), without the source of client experience in words. */
export const basisveiligheid2020 = nextYear(basisveiligheid2019, {
  measuringWindow: { start: calendarDate('2021-01-01'), end: calendarDate('2021-02-28') },
  drop: [experienceSourceInWords.id],
});
