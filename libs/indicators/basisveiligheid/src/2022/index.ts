import { defaultSettings, defineIndicatorSet } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { choices } from './choices.ts';
import { clientExperienceNotes, clientRecommendation } from './client-experience.ts';
import { endOfLifeAgreements } from './end-of-life-agreements.ts';
import { foodAgreements } from './food-agreements.ts';
import { foodPreferences } from './food-preferences.ts';
import { reducingRestraint, workingOnFreedom } from './freedom.ts';
import { headers } from './headers.ts';
import { medicationErrorsDiscussed } from './medication-errors-discussed.ts';
import { medicationReview } from './medication-review.ts';
import { pressureUlcerCaseDiscussion } from './pressure-ulcer-case-discussion.ts';
import { pressureUlcer } from './pressure-ulcer.ts';
import { qualityReport } from './quality-report.ts';
import { themes } from './themes.ts';
import { toiletingAgreements } from './toileting-agreements.ts';
import { toiletingPlan } from './toileting-plan.ts';

/** Basic safety in nursing homes, reporting year 2022: without 4.1 (R1). Delivered 9 January to 27 June 2023. */
export const basisveiligheid2022 = defineIndicatorSet({
  id: 'basisveiligheid',
  code: 'ISID000151',
  name: { nl: 'Verpleeghuiszorg Basisveiligheid', en: 'Nursing home care: basic safety' },
  reportingYear: 2022,
  version: '2022.1',
  measuringWindow: { start: calendarDate('2023-01-01'), end: calendarDate('2023-02-28') },
  deliveryWindow: { start: calendarDate('2023-01-09'), end: calendarDate('2023-06-27') },
  settings: defaultSettings,
  themes,
  minimumChosen: 2,
  indicators: [
    ...choices, ...headers,
    pressureUlcer, pressureUlcerCaseDiscussion,
    endOfLifeAgreements,
    medicationErrorsDiscussed, medicationReview,
    reducingRestraint, workingOnFreedom,
    ...toiletingPlan, ...toiletingAgreements,
    ...foodPreferences, ...foodAgreements,
    qualityReport,
    ...clientRecommendation, ...clientExperienceNotes,
  ],
});
