import type { AnyExists, FieldTest, Settings } from '@meervoud/indicator';
import type { Bilingual, Language } from '@meervoud/kernel';
import { capital, inBoth } from './say.ts';
import { timeWords } from './time-words.ts';
import { matchedValues, oneOfValues } from './value-words.ts';
import type { Frames, WordsOfAnyZib } from './words-of-zibs.ts';
import { wordsOf } from './zib-words/words-of.ts';

/** The tests on the fields of a record, by field. */
export const testsOf = ({ where }: AnyExists): Readonly<Record<string, FieldTest<unknown>>> =>
  (where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>;

/** That there is such a record, or that there is none, in one sentence; a second one says which record decides. */
export const tellExists = (exists: AnyExists, settings: Settings, holds: boolean): Bilingual => {
  const words = wordsOf(exists.exists);
  const time = timeWords(exists.when);
  const frames = framesFor(words, exists);
  return inBoth((language) => {
    const sentence = (holds ? frames.is : frames.isNot)[language]
      .replace(/\{([^|{}]+)\|([^|{}]+)\}/g, (_, present: string, past: string) => (time.past ? past : present))
      .replace('{time}', (holds ? time.is : time.isNot)[language])
      .replace('{place}', place(words, exists, language))
      .replace('{details}', details(words, exists, settings, language))
      .replace(/ {2,}/g, ' ').replace(/ ([.,])/g, '$1').trim();
    return exists.latestOnly ? `${capital(sentence)} ${latest[language]}` : capital(sentence);
  });
};

const latest: Bilingual = {
  nl: 'De laatste registratie tot en met de peildatum beslist.',
  en: 'The latest record up to and including the reference date decides.',
};

const framesFor = ({ frames }: WordsOfAnyZib, exists: AnyExists): Frames => {
  if ('is' in frames) return frames;
  const test = testsOf(exists)[frames.field];
  const values = test !== undefined && 'anyOf' in test ? test.anyOf : [];
  const [only] = values;
  return values.length === 1 ? frames[only === true ? 'true' : 'false'] : frames.either;
};

const place = ({ place: words }: WordsOfAnyZib, { atThisLocation }: AnyExists, language: Language): string =>
  (words === undefined ? '' : words[atThisLocation ? 'here' : 'anywhere'][language]);

/** What is asked of the fields, in the order of the words. A field that chose the sentence is in it already. */
const details = (
  { frames, fields, noDetails }: WordsOfAnyZib, exists: AnyExists, settings: Settings, language: Language,
): string => {
  const tests = testsOf(exists);
  const told = Object.entries(fields)
    .filter(([field]) => !('field' in frames && frames.field === field))
    .flatMap(([field, { label, detail }]) => {
      const test = tests[field];
      if (test === undefined) return [];
      const values = oneOfValues(exists.exists, field, matchedValues(test, settings).matching)[language];
      return [(detail?.[language] ?? otherwise(label[language], language)).replace('{values}', values)];
    });
  const opening = noDetails !== undefined && !told.some((detail) => !/^[ ,]/.test(detail)) ? [noDetails[language]] : [];
  return [...opening, ...told].join('');
};

const otherwise = (label: string, language: Language): string =>
  (language === 'nl' ? ` (met als ${label}: {values})` : ` (with as ${label}: {values})`);
