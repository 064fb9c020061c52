import type { FieldTest, Settings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { allBut, capital, inBoth, oneOf } from './say.ts';
import { wordsOf } from './zib-words/words-of.ts';

/** The values that match under these settings, and those that a setting makes unknown or no match. */
export interface MatchedValues {
  readonly matching: readonly unknown[];
  readonly unknown: readonly unknown[];
  readonly ignored: readonly unknown[];
}

export const matchedValues = (test: FieldTest<unknown>, settings: Settings): MatchedValues => {
  if ('inSetting' in test) return { matching: settings[test.inSetting], unknown: [], ignored: [] };
  const { anyOf, bySetting } = test;
  if (bySetting === undefined) return { matching: anyOf, unknown: [], ignored: [] };
  const ruled = settings[bySetting.name];
  return {
    matching: ruled === 'count' ? [...anyOf, ...bySetting.values] : anyOf,
    unknown: ruled === 'unknown' ? bySetting.values : [],
    ignored: ruled === 'ignore' ? bySetting.values : [],
  };
};

/** One value of a field as a person says it; a value without words of its own as it is written. */
export const valueWords = (zib: ZibName, field: string, value: unknown): Bilingual =>
  wordsOf(zib).fields[field]?.values?.[String(value)] ?? { nl: String(value), en: String(value) };

/** The ends of four or more whole numbers without a gap. */
const asRun = (listed: readonly string[]): readonly [first: number, last: number] | undefined => {
  const numbers = listed.map(Number).toSorted((one, other) => one - other);
  const [first = Number.NaN, last = Number.NaN] = [numbers[0], numbers.at(-1)];
  const isRun = numbers.length >= 4 && numbers.every((value, at) => value === first + at) && last - first === numbers.length - 1;
  return isRun ? [first, last] : undefined;
};

/** `2, 3 of 4`; where it is shorter `0 tot en met 10`, or `alles behalve 1`. */
export const oneOfValues = (zib: ZibName, field: string, values: readonly unknown[]): Bilingual => {
  const known = Object.keys(wordsOf(zib).fields[field]?.values ?? {});
  const listed = values.map(String);
  const others = known.filter((value) => !listed.includes(value));
  const inOrder = [...known.filter((value) => listed.includes(value)), ...listed.filter((value) => !known.includes(value))];
  const isMost = others.length > 0 && others.length <= 2 && listed.length > 5;
  const run = asRun(listed);
  return inBoth((language) => {
    if (run !== undefined) return language === 'nl' ? `${run[0]} tot en met ${run[1]}` : `${run[0]} to ${run[1]}`;
    const say = (list: readonly string[]): readonly string[] => list.map((value) => valueWords(zib, field, value)[language]);
    return isMost ? allBut(say(others), language) : oneOf(say(inOrder), language);
  });
};

/** A field with what it is of: "De categorie van de doorligwond". */
export const titleOfField = (zib: ZibName, field: string): Bilingual =>
  inBoth((language) => capital(wordsOf(zib).fields[field]?.label[language] ?? field));
