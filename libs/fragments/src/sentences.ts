import type { Bilingual } from '@meervoud/kernel';
import type { DisclosedKind } from '@meervoud/exchange';

/**
 * What a sentence is for: an outcome kind, or a variant of one. `zero` is a measured zero with nothing unknown,
 * `measured-unknown` a measured figure with unknowns, `incomplete-uncounted` one without counts, `not-attested` an
 * answer nobody gave yet, `missing` a row that was not derived.
 */
export type SentenceKey =
  | DisclosedKind | 'zero' | 'measured-unknown' | 'incomplete-uncounted' | 'not-attested' | 'attested-uncounted' | 'overridden-uncounted'
  | 'yes' | 'no' | 'withheld-link' | 'missing';

/** How a row speaks; follows from its definition. */
export type Voice = 'clients' | 'complement' | 'wards' | 'respondents' | 'yes-no' | 'words' | 'link' | 'number';

const withoutFigure = {
  'not-chosen': {
    nl: '{section}: de locatie koos dit onderwerp niet om van te leren en te verbeteren in {year}.',
    en: '{section}: the location did not choose this subject for learning and improving in {year}.',
  },
  'no-eligible': {
    nl: '{section}: er was niemand voor wie dit geldt.',
    en: '{section}: there was nobody this applies to.',
  },
  'not-computable': {
    nl: '{section}: dit kunnen we niet berekenen. Wat daarvoor nodig is, staat niet in het dossiersysteem.',
    en: '{section}: this cannot be computed. What is needed for it is not in the record system.',
  },
  'incomplete-uncounted': {
    nl: '{section}: deze uitkomst is nog niet compleet. Er is te veel niet bekend.',
    en: '{section}: this outcome is not complete yet. Too much is unknown.',
  },
  'not-attested': {
    nl: '{section}: deze vraag is nog niet beantwoord.',
    en: '{section}: this question has not been answered yet.',
  },
  withheld: {
    nl: '{section}: hierover leggen we op een andere manier verantwoording af. De uitleg: {explanation}',
    en: '{section}: we account for this in another way. The explanation: {explanation}',
  },
  'withheld-link': {
    nl: '{section}: hierover leggen we op een andere manier verantwoording af. De uitleg: {explanation} Lees verder: {link}',
    en: '{section}: we account for this in another way. The explanation: {explanation} Read on: {link}',
  },
  suppressed: {
    nl: '{section}: dit cijfer laten we niet zien. De groep is klein, en mensen zouden herkenbaar kunnen zijn.',
    en: '{section}: this figure is not shown. The group is small, and people might be recognised.',
  },
  missing: { nl: '{section}: dit is nog niet bepaald.', en: '{section}: this has not been determined yet.' },
} as const satisfies Partial<Record<SentenceKey, Bilingual>>;

const replaced = {
  nl: 'De zorgaanbieder heeft dit aangepast. De reden: {reason}',
  en: 'The provider changed this. The reason: {reason}',
};
const stated = { nl: 'Dit heeft de zorgaanbieder opgegeven.', en: 'This was stated by the provider.' };

const shareOf = (nl: string, en: string, zero: Bilingual): Record<string, Bilingual> => {
  const share = { nl: `{label}: {numerator} van de {denominator} ${nl}. Dat is {answer}.`, en: `{label}: {numerator} of {denominator} ${en}. That is {answer}.` };
  return {
    ...withoutFigure,
    measured: share,
    'measured-unknown': { nl: `${share.nl} Niet bekend: {unknown}.`, en: `${share.en} Unknown: {unknown}.` },
    zero,
    incomplete: {
      nl: `{section}: deze uitkomst is nog niet compleet. Niet bekend: {unknown} van de {denominator} ${nl}.`,
      en: `{section}: this outcome is not complete yet. Unknown: {unknown} of {denominator} ${en}.`,
    },
    attested: { nl: `${share.nl} ${stated.nl}`, en: `${share.en} ${stated.en}` },
    'attested-uncounted': { nl: `{label}: {answer}. ${stated.nl}`, en: `{label}: {answer}. ${stated.en}` },
    overridden: { nl: `${share.nl} ${replaced.nl}`, en: `${share.en} ${replaced.en}` },
    'overridden-uncounted': { nl: `{label}: {answer}. ${replaced.nl}`, en: `{label}: {answer}. ${replaced.en}` },
  };
};

const said = (nl: string, en: string): Record<string, Bilingual> => ({
  ...withoutFigure,
  measured: { nl, en },
  incomplete: withoutFigure['incomplete-uncounted'],
  attested: { nl, en },
  overridden: { nl: `${nl} ${replaced.nl}`, en: `${en} ${replaced.en}` },
});

/** The sentences of each voice. Which of them a voice must have is checked where a template is defined. */
export const sentences: Readonly<Record<Voice, Readonly<Record<string, Bilingual>>>> = {
  clients: shareOf('cliënten', 'clients', {
    nl: '{label}: bij niemand. Dat is {numerator} van de {denominator} cliënten ({answer}).',
    en: '{label}: nobody. That is {numerator} of {denominator} clients ({answer}).',
  }),
  complement: shareOf('cliënten', 'clients', {
    nl: '{label}: {numerator} van de {denominator} cliënten. Dat is {answer}.',
    en: '{label}: {numerator} of {denominator} clients. That is {answer}.',
  }),
  wards: shareOf('afdelingen', 'wards', {
    nl: '{label}: op geen enkele afdeling. Dat is {numerator} van de {denominator} afdelingen ({answer}).',
    en: '{label}: on no ward. That is {numerator} of {denominator} wards ({answer}).',
  }),
  respondents: shareOf('mensen die antwoord gaven', 'people who answered', {
    nl: '{label}: niemand. Dat is {numerator} van de {denominator} mensen die antwoord gaven ({answer}).',
    en: '{label}: nobody. That is {numerator} of {denominator} people who answered ({answer}).',
  }),
  'yes-no': {
    ...said('{label}: {answer}.', '{label}: {answer}.'),
    yes: { nl: '{label}: {answer}, bij meer dan de helft van de cliënten met een plan.', en: '{label}: {answer}, for more than half of the clients with a plan.' },
    no: { nl: '{label}: {answer}, niet bij meer dan de helft van de cliënten met een plan.', en: '{label}: {answer}, not for more than half of the clients with a plan.' },
  },
  words: said('{label}. De zorgaanbieder schrijft: {words}', '{label}. The provider writes: {words}'),
  link: said('{label}: {link}', '{label}: {link}'),
  number: said('{label}: {answer}.', '{label}: {answer}.'),
};

const always: readonly SentenceKey[] = [
  'measured', 'no-eligible', 'not-chosen', 'not-computable', 'incomplete', 'incomplete-uncounted', 'not-attested', 'attested', 'overridden',
  'withheld', 'withheld-link', 'suppressed', 'missing',
];
const counted: readonly SentenceKey[] = [...always, 'zero', 'measured-unknown', 'attested-uncounted', 'overridden-uncounted'];

export const requiredKeys: Readonly<Record<Voice, readonly SentenceKey[]>> = {
  clients: counted, complement: counted, wards: counted, respondents: counted, 'yes-no': [...always, 'yes', 'no'],
  words: always, link: always, number: always,
};
