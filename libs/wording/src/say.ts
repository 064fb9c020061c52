import type { Bilingual, Language } from '@meervoud/kernel';

/** The same in both languages, by one function that is told the language. */
export const inBoth = (say: (language: Language) => string): Bilingual => ({ nl: say('nl'), en: say('en') });

const joiners: { readonly [L in Language]: { readonly or: string; readonly and: string; readonly except: string } } = {
  nl: { or: ' of ', and: ' en ', except: 'alles behalve ' },
  en: { or: ' or ', and: ' and ', except: 'any but ' },
};

const joined = (words: readonly string[], last: string): string =>
  (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`);

/** `a, b of c`. */
export const oneOf = (words: readonly string[], language: Language): string => joined(words, joiners[language].or);
/** `a, b en c`. */
export const allOf = (words: readonly string[], language: Language): string => joined(words, joiners[language].and);
/** `alles behalve a`. */
export const allBut = (words: readonly string[], language: Language): string =>
  `${joiners[language].except}${oneOf(words, language)}`;

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const small: { readonly [L in Language]: readonly string[] } = {
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};
/** In letters up to twelve. */
export const number = (count: number, language: Language): string => small[language][count] ?? String(count);

/** Sentences that are said twice are said once. */
export const eachOnce = (sentences: readonly Bilingual[]): readonly Bilingual[] =>
  [...new Map(sentences.map((sentence) => [sentence.nl, sentence])).values()];
