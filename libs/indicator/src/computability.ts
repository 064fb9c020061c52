import type { Bilingual } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { attestableAs } from './check-attestation.ts';
import { type Coverage, recordsIn, type ZibCoverage } from './coverage.ts';
import type { IndicatorDefinition, IndicatorId } from './definition.ts';
import type { IndicatorSet } from './indicator-set.ts';
import { type Need, needsOf } from './needs.ts';
import { type ElementRegistration, FILLED_SHARE, registration } from './registration.ts';
import type { Settings } from './settings.ts';

/**
 * What can be said of a row before anything is counted:
 * - `computable`: all that it reads is there
 * - `partly`: every zib is there, but one has no records, or an element of it is never or rarely filled
 * - `not`: a zib is not given at all, and no person may state the answer
 * - `attested`: a person states it, always or because a zib is not given
 * - `chosen-by-provider`: the campaign itself answers it
 */
export type ComputabilityVerdict = 'computable' | 'partly' | 'not' | 'attested' | 'chosen-by-provider';

/** Without an element the zib as a whole is missing, or there are no records of it. */
export interface MissingElement {
  readonly zib: ZibName;
  readonly element?: string;
}

export interface ComputabilityRow {
  readonly indicator: IndicatorId;
  /** As published: `1.1b`. */
  readonly number: string;
  readonly title: Bilingual;
  readonly verdict: ComputabilityVerdict;
  readonly missing: readonly MissingElement[];
  /** What to record, or who answers, in one or more whole sentences. */
  readonly advice: Bilingual;
}

/**
 * Every row of a set that has a value, in published order, with what these sources make of it. Pure. More coverage
 * never makes a row worse; `settings` open or close what a row reads.
 */
export const computabilityOf = (set: IndicatorSet, coverage: Coverage, settings: Settings = set.settings): readonly ComputabilityRow[] =>
  set.indicators
    .filter(({ kind }) => kind !== 'header')
    .map((definition) => {
      const missing = needsOf(definition, settings).flatMap((need) => missingOf(need, coverage[need.zib]));
      const verdict = verdictOf(definition, missing, coverage);
      const { id: indicator, number, title } = definition;
      return { indicator, number, title, verdict, missing, advice: adviceFor(verdict, missing) };
    });

const verdictOf = (definition: IndicatorDefinition, missing: readonly MissingElement[], coverage: Coverage): ComputabilityVerdict => {
  if (definition.kind === 'choice') return 'chosen-by-provider';
  if (definition.kind === 'attested') return 'attested';
  if (missing.length === 0) return 'computable';
  if (missing.every(({ zib }) => coverage[zib] !== undefined)) return 'partly';
  return attestableAs(definition) === undefined ? 'not' : 'attested';
};

const missingOf = ({ zib, fields }: Need, covered: ZibCoverage | undefined): readonly MissingElement[] => {
  if (covered === undefined) return [{ zib }];
  const records = recordsIn(covered);
  if (covered === 'claimed' || records === undefined) return [];
  if (records === 0) return [{ zib }];
  return fields.filter((element) => isLacking(element, registered(zib, element), covered)).map((element) => ({ zib, element }));
};

const isLacking = (element: string, known: ElementRegistration | undefined, covered: Exclude<ZibCoverage, 'claimed'>): boolean =>
  known !== undefined && ![element, ...(known.orElse ?? [])].some((name) => suffices(known.expected, covered, name));

const suffices = (expected: ElementRegistration['expected'], covered: Exclude<ZibCoverage, 'claimed'>, element: string): boolean => {
  if (expected === 'free') return true;
  const { filled, of } = covered[element] ?? { filled: 0, of: 1 };
  return expected === 'some' ? filled > 0 : filled >= FILLED_SHARE * of && filled > 0;
};

/** Identity (`id`, `subject`) is no element: no record is without it. */
const registered = (zib: ZibName, element: string): ElementRegistration | undefined => {
  const elements: Readonly<Record<string, ElementRegistration>> = registration[zib].elements;
  return elements[element];
};

const standing: { readonly [Verdict in ComputabilityVerdict]: Bilingual } = {
  computable: { nl: 'Alles wat deze vraag leest, is er.', en: 'All that this question reads is there.' },
  partly: { nl: 'Zonder dit komt er vaak "onbekend" uit.', en: 'Without this the answer is often "unknown".' },
  not: { nl: 'Zonder dit is er geen cijfer.', en: 'Without this there is no figure.' },
  attested: { nl: 'Een medewerker met naam geeft het antwoord op (meervoud attest).', en: 'A named member of staff states the answer (meervoud attest).' },
  'chosen-by-provider': { nl: 'De locatie kiest dit zelf (campaigns in meervoud.json).', en: 'The location chooses this itself (campaigns in meervoud.json).' },
};

const adviceFor = (verdict: ComputabilityVerdict, missing: readonly MissingElement[]): Bilingual => {
  const sentences = [...missing.map(adviceOn), standing[verdict]];
  return { nl: sentences.map(({ nl }) => nl).join(' '), en: sentences.map(({ en }) => en).join(' ') };
};

const adviceOn = ({ zib, element }: MissingElement): Bilingual =>
  (element === undefined ? undefined : registered(zib, element)?.advice) ?? registration[zib].whole;
