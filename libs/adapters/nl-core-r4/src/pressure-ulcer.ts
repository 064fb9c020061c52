import {
  codingsOf, defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, Unusable,
} from '@meervoud/adapter-sdk';
import { earliest, type PartialDate } from '@meervoud/kernel';
import type { DecubitusCategory } from '@meervoud/zibs';
import { z } from 'zod';
import { clinicalStatus, pressureUlcer as ulcer, tokens, ulcerCategory, ulcerRisk, verificationStatus } from './codes.ts';
import { namesOtherCategory } from './ulcer-display.ts';

/** zib PressureUlcer: a Condition with the ulcer as its code, with or without its category (zibs.md §2.1, §7). */
export const pressureUlcer = defineMapping({
  zib: 'PressureUlcer',
  resourceType: 'Condition',
  // A risk is asked for as well, so that a home sees it counted as refused and not as forgotten.
  search: [`Condition?code=${tokens(ulcer, ulcerCategory, ulcerRisk)}`],
  recognise: ({ code }) => [ulcer, ulcerCategory, ulcerRisk].some((set) => hasCode(set, code)),
  reads: z.object({
    code: FhirConcept,
    stage: z.array(z.object({ summary: FhirConcept.optional() })).default([]),
    clinicalStatus: FhirConcept.optional(),
    verificationStatus: FhirConcept.optional(),
    subject: FhirReference.optional(),
    onsetDateTime: FhirDate,
    onsetPeriod: FhirPeriod,
    abatementDateTime: FhirDate,
    abatementPeriod: FhirPeriod,
    recordedDate: FhirDate,
  }),
  map: (condition, read) => {
    const refusal = matchesOf(verificationStatus, condition.verificationStatus)[0]?.meaning;
    if (refusal !== undefined) throw new Unusable(refusal, 'verificationStatus');
    if (!hasCode(ulcer, condition.code) && !hasCode(ulcerCategory, condition.code)) throw new Unusable('risk-only', 'code');

    const onset = condition.onsetDateTime ?? condition.onsetPeriod?.start;
    const abatement = condition.abatementDateTime ?? condition.abatementPeriod?.end;
    const { start, end } = read.period({ start: onset, end: abatement }, 'abatement');
    const status = matchesOf(clinicalStatus, condition.clinicalStatus)[0]?.meaning;
    if (status === undefined && codingsOf(condition.clinicalStatus).length > 0) read.finding('code-ignored', 'clinicalStatus');
    return {
      subject: read.subject(condition.subject, 'subject'),
      decubitusCategory: categoryOf(condition, read),
      dateOfOnset: start,
      abatement: end,
      clinicalStatus: status,
      lastEvidence: newest([onset, condition.recordedDate, read.lastUpdatedDay as string | undefined as PartialDate | undefined]),
    };
  },
});

/**
 * From mild to severe. What cannot be staged lies below category 2, so that a category that certainly counts is
 * never hidden by one that may (R4), and above category 1, so that the doubt is not hidden either.
 */
const severity: readonly DecubitusCategory[] = ['1', 'deep-tissue-injury', 'unstageable', '2', '3', '4'];

interface Staged { readonly code: unknown; readonly stage: readonly { readonly summary?: unknown }[] }

const categoryOf = ({ code, stage }: Staged, read: Reading): DecubitusCategory | undefined => {
  const places = [{ path: 'code', concept: code }, ...stage.map(({ summary }, index) => ({ path: `stage[${index}].summary`, concept: summary }))];
  const found = new Set<DecubitusCategory>();
  for (const { path, concept } of places) {
    const matches = matchesOf(ulcerCategory, concept);
    for (const { meaning } of matches) found.add(meaning);
    if (path !== 'code' && matches.length === 0 && codingsOf(concept).length > 0) read.finding('code-ignored', path);
    const contradicted = [...matches, ...matchesOf(ulcer, concept)].some(({ meaning, display }) => namesOtherCategory(display, meaning));
    if (contradicted) read.finding('display-contradicts-code', path);
  }
  if (found.size > 1) read.finding('stages-differ', 'stage');
  return severity.findLast((category) => found.has(category));
};

/** The day that lies furthest on for certain: of a partial date, its first day counts. */
const newest = (dates: readonly (PartialDate | undefined)[]): PartialDate | undefined =>
  dates.reduce((best, date) => (date !== undefined && (best === undefined || earliest(date) >= earliest(best)) ? date : best), undefined);
