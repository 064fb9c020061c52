import type { IndicatorSet } from '@meervoud/indicator';
import { safetySection } from './safety-section.ts';
import { type CheckedTemplate, checkTemplate } from './template.ts';

/** Sets that have a text of their own, and since when: 2018 had other codes, and the rest is figures without a report yet. */
const writtenSince: Readonly<Record<string, number>> = { basisveiligheid: 2019 };

/** The template of the text that goes with a set, or undefined where there is none. */
export const templateFor = (set: IndicatorSet): CheckedTemplate | undefined => {
  const since = writtenSince[set.id];
  return since === undefined || set.reportingYear < since ? undefined : checkTemplate(set, safetySection);
};
