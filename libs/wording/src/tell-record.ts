import type { ExampleRecord } from '@meervoud/indicator';
import { type Bilingual, type Language, PartialDate } from '@meervoud/kernel';
import { printDate } from './print-date.ts';
import { allOf, capital, inBoth } from './say.ts';
import { valueWords } from './value-words.ts';
import { wordsOf } from './zib-words/words-of.ts';

const yesNo: { readonly [L in Language]: { readonly true: string; readonly false: string } } = {
  nl: { true: 'ja', false: 'nee' }, en: { true: 'yes', false: 'no' },
};
const none: Bilingual = { nl: 'geen', en: 'none' };

/**
 * A record read out: "Een doorligwond (categorie: 3; begonnen: 10 januari 2023)". Places that are named by an id are said as
 * `places` has them.
 */
export const tellRecord = (record: ExampleRecord, places: Places = {}): Bilingual => {
  const { one, fields } = wordsOf(record.zib);
  const values: Readonly<Record<string, unknown>> = { ...record };
  return inBoth((language) => {
    const told = Object.entries(fields).flatMap(([field, { short }]) => {
      const value = values[field];
      return value === undefined ? [] : [`${short[language]}: ${say(record, field, value, places)[language]}`];
    });
    return `${capital(one[language])}${told.length === 0 ? '' : ` (${told.join('; ')})`}`;
  });
};

type Places = Readonly<Record<string, Bilingual>>;

const say = (record: ExampleRecord, field: string, value: unknown, places: Places): Bilingual => inBoth((language) => {
  const inWords = (item: unknown): string => valueWords(record.zib, field, item)[language];
  if (Array.isArray(value)) return value.length === 0 ? none[language] : allOf(value.map(inWords), language);
  if (typeof value === 'boolean') return yesNo[language][value ? 'true' : 'false'];
  const words = inWords(value);
  if (words !== String(value)) return words;
  const date = PartialDate.safeParse(value);
  return date.success && typeof value === 'string' ? printDate(date.data, language) : places[String(value)]?.[language] ?? words;
});
