import type { IndicatorDefinition } from '@meervoud/indicator';
import type { DisclosedOutcome } from '@meervoud/exchange';
import { canonical, hashOfBytes } from '@meervoud/kernel';
import type { ExactJson } from './exact-json.ts';

export const systems = {
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  improvement: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation',
  population: 'http://terminology.hl7.org/CodeSystem/measure-population',
  kvk: 'http://fhir.nl/fhir/NamingSystem/kvk',
  ucum: 'http://unitsofmeasure.org',
} as const;

const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

type Extension = { readonly [key: string]: ExactJson | undefined };
export const extension = (name: string, value: Extension): Extension => ({ url: canonical(`StructureDefinition/${name}`), ...value });
export const dataAbsent = (code: string): Extension => ({ url: DATA_ABSENT_REASON, valueCode: code });

/** Why there is no figure, in FHIR's words (data-absent-reason). */
export const absentReason = (outcome: DisclosedOutcome): string => {
  switch (outcome.kind) {
    case 'suppressed': return 'masked';
    case 'not-chosen': return 'not-asked';
    case 'no-eligible': return 'not-applicable';
    case 'not-computable': return 'unsupported';
    case 'withheld': return 'asked-declined';
    case 'incomplete': return outcome.reason === 'not-attested' ? 'temp-unknown' : 'unknown';
    default: return 'unknown';
  }
};

/** Pressure ulcers (1.1b) and restrictive measures (4.1c-j): the fewer the better. */
const FEWER_IS_BETTER = new Set(['INID013307', ...[18, 19, 20, 21, 22, 23, 24, 25].map((number) => `INID0133${number}`)]);

/** Which way is better; undefined for what is not a percentage. Rows that count "no" and "unknown" go down. */
export const improvementNotation = (indicator: IndicatorDefinition): 'increase' | 'decrease' | undefined => {
  if (indicator.unit !== 'Percentage') return undefined;
  const complements = indicator.kind === 'proportion' && indicator.counts !== 'yes';
  return complements || FEWER_IS_BETTER.has(indicator.id) ? 'decrease' : 'increase';
};

/** A UUID that is the same for the same parts, everywhere (RFC 9562 version 8, over SHA-256). */
export const stableId = (...parts: readonly (string | number)[]): string => {
  const hex = hashOfBytes(JSON.stringify(parts)).slice('sha256:'.length);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
