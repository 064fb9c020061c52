import { defaultSettings, defineIndicatorSet } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { fireSafety, infectionPrevention } from './attested.ts';
import { psychotropics } from './psychotropics.ts';
import { restraint } from './restraint.ts';

/**
 * Reporting year 2016: the themes that policy named before the first set in today's form (R1). No source shows the rows themselves, and
 * the list that is readable of 2016 is another (indicators.md §1, §9.6), so all of it is reconstructed: codes, rows and window (R3).
 */
export const basisveiligheid2016 = defineIndicatorSet({
  id: 'basisveiligheid',
  name: { nl: 'Basisveiligheid: thema’s uit het beleid (reconstructie)', en: 'Basic safety: themes named in policy (reconstruction)' },
  reportingYear: 2016,
  version: '2016.1',
  standing: 'reconstructed', level: 'location',
  measuringWindow: { start: calendarDate('2017-01-01'), end: calendarDate('2017-02-28') },
  settings: defaultSettings,
  themes: [
    { id: 'psychotropic-medication', title: { nl: 'Psychofarmaca', en: 'Psychotropic medication' } },
    { id: 'restraint', title: { nl: 'Vrijheidsbeperking', en: 'Restraint' } },
    { id: 'infection-prevention', title: { nl: 'Infectiepreventie', en: 'Infection prevention' } },
    { id: 'fire-safety', title: { nl: 'Brandveiligheid', en: 'Fire safety' } },
  ],
  minimumChosen: 0,
  indicators: [...psychotropics, ...restraint, infectionPrevention, fireSafety],
});
