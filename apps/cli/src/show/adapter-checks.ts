import { checkTitles, type CheckId } from '@meervoud/adapter-kit/check';
import type { CheckedItem, Passport } from '@meervoud/adapter-sdk';
import type { Language } from '@meervoud/kernel';

const words = {
  nl: {
    prerequisites: 'Vooraf', pass: 'goed', fail: 'FOUT', bypassed: 'overgeslagen', 'not-applicable': 'n.v.t.', values: 'waarden voorspeld', equal: 'strikt gelijk',
    accepted: 'De adapter doorstaat de keuring.', refused: 'De adapter doorstaat de keuring niet:', coverage: 'Gevuld per zib en gegeven', of: 'van',
  },
  en: {
    prerequisites: 'Before we begin', pass: 'good', fail: 'WRONG', bypassed: 'bypassed', 'not-applicable': 'n/a', values: 'values predicted', equal: 'strictly equal',
    accepted: 'The adapter passes.', refused: 'The adapter does not pass:', coverage: 'Filled per zib and element', of: 'of',
  },
} as const;

/** What the run needs, told before it starts. */
export const showPrerequisites = (prerequisites: readonly string[], language: Language): string =>
  [`${words[language].prerequisites}:`, ...prerequisites.map((line) => `  - ${line}`)].join('\n');

/** A line for each check, its title as a person reads it, and its id to look it up by. */
export const showChecked = (checks: readonly CheckedItem[], language: Language): readonly string[] =>
  checks.flatMap(({ check, outcome, detail }) => [
    `${words[language][outcome].padEnd(13)}${checkTitles[check as CheckId][language]} [${check}]`,
    ...(detail === undefined ? [] : [`             ${detail}`]),
  ]);

export const showCoverage = (coverage: Passport['coverage'], language: Language): readonly string[] => [
  `${words[language].coverage}:`,
  ...Object.entries(coverage).map(([zib, elements = {}]) =>
    `  ${zib}: ${Object.entries(elements).map(([name, { filled, of }]) => `${name} ${filled}/${of}`).join(', ')}`),
];

export const showPassed = (checks: readonly CheckedItem[], language: Language): string => {
  const failed = checks.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check);
  return failed.length === 0 ? words[language].accepted : `${words[language].refused} ${failed.join(', ')}`;
};

/** All that a passport says. */
export const showPassport = ({ checks, predicted, coverage }: Passport, language: Language): string => [
  ...showChecked(checks, language),
  '',
  ...showCoverage(coverage, language),
  '',
  `${predicted.values} ${words[language].values}, ${predicted.equal} ${words[language].equal}`,
  ...predicted.differences.slice(0, 20).map(({ reportingYear, location, indicator, expected, got }) => `  ${reportingYear} ${location ?? '*'} ${indicator}: ${expected} ≠ ${got}`),
  showPassed(checks, language),
].join('\n');
