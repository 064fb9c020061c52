import {
  codingsOf, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, type RecordFields, Unusable,
} from '@meervoud/adapter-sdk';
import { earliest, type PartialDate } from '@meervoud/kernel';
import type { DecubitusCategory } from '@meervoud/zibs';
import { clinicalStatus, pressureUlcer, ulcerCategory, ulcerRisk, verificationStatus } from './codes/ulcer.ts';
import { tokens } from './codes/systems.ts';
import { namesOtherCategory } from './ulcer-display.ts';

/** A place in a Condition where a category may stand. */
interface Staged { readonly path: string; readonly concept: unknown }

/** What a Condition says of an ulcer, whatever the FHIR version: codes as CodeableConcepts, stages as a list. */
export interface UlcerFacts {
  readonly subject?: FhirReference | undefined;
  readonly code?: unknown;
  readonly stages: readonly Staged[];
  readonly clinicalStatus?: unknown;
  readonly verificationStatus?: unknown;
  readonly onset?: PartialDate | undefined;
  readonly abatement?: PartialDate | undefined;
  /** Days on which it was looked at, besides the onset and the last update (R5). */
  readonly evidence: readonly (PartialDate | undefined)[];
}

/** A risk is asked for as well, so that a home sees it counted as refused and not as forgotten. */
export const ulcerSearch = `Condition?code=${tokens(pressureUlcer, ulcerCategory, ulcerRisk)}`;

/** By the code of the Condition alone (zibs.md §7). */
export const isAboutUlcer = (code: unknown): boolean => [pressureUlcer, ulcerCategory, ulcerRisk].some((set) => hasCode(set, code));

/** What is read of a Condition in the same shape in both versions. */
export const ulcerElements = {
  code: FhirConcept,
  subject: FhirReference.optional(),
  onsetDateTime: FhirDate,
  onsetPeriod: FhirPeriod,
  abatementDateTime: FhirDate,
  abatementPeriod: FhirPeriod,
};

/** The day something began, and the day it ended: a date, or the outer end of a period. */
export const beganOn = (date: PartialDate | undefined, period: FhirPeriod): PartialDate | undefined => date ?? period?.start;
export const endedOn = (date: PartialDate | undefined, period: FhirPeriod): PartialDate | undefined => date ?? period?.end;

/** zib PressureUlcer from its facts (zibs.md §2.1, §7). Throws {@link Unusable} for what is refuted, a mistake or a mere risk. */
export const toPressureUlcer = (facts: UlcerFacts, read: Reading): RecordFields<'PressureUlcer'> => {
  const refusal = matchesOf(verificationStatus, facts.verificationStatus)[0]?.meaning;
  if (refusal !== undefined) throw new Unusable(refusal, 'verificationStatus');
  if (!hasCode(pressureUlcer, facts.code) && !hasCode(ulcerCategory, facts.code)) throw new Unusable('risk-only', 'code');

  const { start, end } = read.period({ start: facts.onset, end: facts.abatement }, 'abatement');
  const status = matchesOf(clinicalStatus, facts.clinicalStatus)[0]?.meaning;
  if (status === undefined && codingsOf(facts.clinicalStatus).length > 0) read.finding('code-ignored', 'clinicalStatus');
  const lastUpdated = read.lastUpdatedDay as string | undefined as PartialDate | undefined;
  return {
    subject: read.subject(facts.subject, 'subject'),
    decubitusCategory: categoryOf([{ path: 'code', concept: facts.code }, ...facts.stages], read),
    dateOfOnset: start,
    abatement: end,
    clinicalStatus: status,
    lastEvidence: newest([facts.onset, ...facts.evidence, lastUpdated]),
  };
};

/**
 * From mild to severe. What cannot be staged lies below category 2, so that a category that certainly counts is
 * never hidden by one that may (R4), and above category 1, so that the doubt is not hidden either.
 */
const severity: readonly DecubitusCategory[] = ['1', 'deep-tissue-injury', 'unstageable', '2', '3', '4'];

const categoryOf = (places: readonly Staged[], read: Reading): DecubitusCategory | undefined => {
  const found = new Set<DecubitusCategory>();
  for (const { path, concept } of places) {
    const matches = matchesOf(ulcerCategory, concept);
    for (const { meaning } of matches) found.add(meaning);
    if (path !== 'code' && matches.length === 0 && codingsOf(concept).length > 0) read.finding('code-ignored', path);
    const contradicted = [...matches, ...matchesOf(pressureUlcer, concept)].some(({ meaning, display }) => namesOtherCategory(display, meaning));
    if (contradicted) read.finding('display-contradicts-code', path);
  }
  if (found.size > 1) read.finding('stages-differ', 'stage');
  return severity.findLast((category) => found.has(category));
};

/** The day that lies furthest on for certain: of a partial date, its first day counts. */
const newest = (dates: readonly (PartialDate | undefined)[]): PartialDate | undefined =>
  dates.reduce((best, date) => (date !== undefined && (best === undefined || earliest(date) >= earliest(best)) ? date : best), undefined);
