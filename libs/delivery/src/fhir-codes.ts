import type { IndicatorDefinition } from '@meervoud/indicator';
import { hashOfBytes } from '@meervoud/kernel';

/** Pressure ulcers (1.1b) and restrictive measures (4.1c-j, and V1-V8 of 2016 and 2017): the fewer the better. */
const FEWER_IS_BETTER = new Set([
  'INID013307', ...[18, 19, 20, 21, 22, 23, 24, 25].map((number) => `INID0133${number}`), ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `MV-basisveiligheid-V${number}`),
]);
/** Use of psychotropics (2016 and 2017): no source says which way is better, and some use is right. */
const NEITHER_IS_BETTER = new Set(['P1', 'P1a', 'P1b', 'P1c', 'P1d'].map((number) => `MV-basisveiligheid-${number}`));

/** Which way is better; undefined for what is not a percentage, or has no better. Rows that count "no" and "unknown" go down. */
export const improvementNotation = (indicator: IndicatorDefinition): 'increase' | 'decrease' | undefined => {
  if (indicator.unit !== 'Percentage' || NEITHER_IS_BETTER.has(indicator.id)) return undefined;
  const complements = indicator.kind === 'proportion' && indicator.counts !== 'yes';
  return complements || FEWER_IS_BETTER.has(indicator.id) ? 'decrease' : 'increase';
};

/** A UUID that is the same for the same parts, everywhere (RFC 9562 version 8, over SHA-256). */
export const stableId = (...parts: readonly (string | number)[]): string => {
  const hex = hashOfBytes(JSON.stringify(parts)).slice('sha256:'.length);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
