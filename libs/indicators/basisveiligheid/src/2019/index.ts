import { defaultSettings, defineIndicatorSet } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { choices } from './choices.ts';
import { clientExperienceNotes, clientRecommendation, experienceSourceInWords } from './client-experience.ts';
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
import { restraints, whichOtherRestraint } from './restraint.ts';
import { themes } from './themes.ts';
import { toiletingAgreements } from './toileting-agreements.ts';
import { toiletingPlan } from './toileting-plan.ts';

/**
 * Basic safety in nursing homes, reporting year 2019: all rows, 4.1 among them. The years after it say what changed. Its measuring
 * window is not established; R3 gives 28 February of the year after. The portal stayed open until 1 November 2020.
 */
export const basisveiligheid2019 = defineIndicatorSet({
  id: 'basisveiligheid',
  code: 'ISID000151',
  name: { nl: 'Verpleeghuiszorg Basisveiligheid', en: 'Nursing home care: basic safety' },
  reportingYear: 2019,
  version: '2019.1',
  standing: 'published', level: 'location',
  measuringWindow: { start: calendarDate('2020-01-01'), end: calendarDate('2020-02-28') },
  settings: defaultSettings,
  themes,
  minimumChosen: 2,
  indicators: [
    ...choices, ...headers,
    pressureUlcer, pressureUlcerCaseDiscussion,
    endOfLifeAgreements,
    medicationErrorsDiscussed, medicationReview,
    ...restraints, whichOtherRestraint, reducingRestraint, workingOnFreedom,
    ...toiletingPlan, ...toiletingAgreements,
    ...foodPreferences, ...foodAgreements,
    qualityReport,
    ...clientRecommendation, ...clientExperienceNotes, experienceSourceInWords,
  ],
});
