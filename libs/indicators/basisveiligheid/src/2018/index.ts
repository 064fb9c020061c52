import { defineIndicator, defineIndicatorSet, type IndicatorDefinition } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';
import { endOfLifeAgreements } from '../2019/end-of-life-agreements.ts';
import { basisveiligheid2019 } from '../2019/index.ts';
import { medicationErrorsDiscussed } from '../2019/medication-errors-discussed.ts';
import { medicationReview } from '../2019/medication-review.ts';
import { pressureUlcerCaseDiscussion } from '../2019/pressure-ulcer-case-discussion.ts';
import { pressureUlcer } from '../2019/pressure-ulcer.ts';
import { restraints } from '../2019/restraint.ts';
import { headers } from '../2019/headers.ts';

/** A row as 2018 had it: nothing was chosen yet, and some codes were others (indicators.md §2.2, note on INID changes). */
const of2018 = <Row extends IndicatorDefinition>(row: Row, id = row.id): IndicatorDefinition =>
  defineIndicator({ ...row, id, obligation: 'mandatory', source: `${row.source}; code of 2018` });

const themes = basisveiligheid2019.themes.filter(({ id }) => ['pressure-ulcers', 'advance-care-planning', 'medication-safety', 'freedom'].includes(id));

/**
 * The first set in today's form (R1): INID013307-013312 and the rows under 4.1. Its numbers are those of 2019; its fifth theme, how the
 * location steers on quality and safety, has no published code and is left out. What may be chosen is not established.
 */
export const basisveiligheid2018 = defineIndicatorSet({
  ...basisveiligheid2019,
  reportingYear: 2018,
  version: '2018.1',
  measuringWindow: { start: calendarDate('2019-01-01'), end: calendarDate('2019-02-28') },
  themes,
  minimumChosen: 0,
  indicators: [
    of2018(pressureUlcer), of2018(pressureUlcerCaseDiscussion, 'INID013308'), of2018(endOfLifeAgreements),
    of2018(medicationErrorsDiscussed, 'INID013310'), of2018(medicationReview, 'INID013311'),
    ...headers.filter(({ id }) => id === 'INID013312').map((row) => of2018(row)),
    ...restraints.map((row) => of2018(row)),
  ],
});
