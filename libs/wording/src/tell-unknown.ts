import type { AnyExists, Criterion, DateFields, Settings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { datesOf, isAboutStaff, type ZibName, zibs } from '@meervoud/zibs';
import { z } from 'zod';
import { isClause, labelOf, openClauses } from './clauses.ts';
import { capital, eachOnce, inBoth } from './say.ts';
import { testsOf } from './tell-exists.ts';
import { matchedValues, oneOfValues } from './value-words.ts';
import { wordsOf } from './zib-words/words-of.ts';

/** Every way in which a criterion can end in "unknown" under these settings, each in one sentence. */
export const tellUnknown = (criterion: Criterion, settings: Settings): readonly Bilingual[] =>
  eachOnce(openClauses(criterion, settings).flatMap(({ exists }) => [
    ...nothingOnRecord(exists, settings), ...fieldsLeftOpen(exists, settings), ...datesLeftOpen(exists),
    ...endLeftOpen(exists, settings), ...disagreeing(exists),
  ]));

const nothingOnRecord = ({ exists: zib, absent }: AnyExists, settings: Settings): readonly Bilingual[] => {
  const { one } = wordsOf(zib);
  if (typeof absent !== 'object' || settings[absent.setting] !== 'unknown') return [];
  return [{
    nl: `Er is tot en met de peildatum niets vastgelegd over ${one.nl}.`,
    en: `Nothing is on record about ${one.en} up to and including the reference date.`,
  }];
};

const isOptional = (zib: ZibName, field: string): boolean => {
  const shape: Readonly<Record<string, z.ZodType>> = zibs[zib].unwrap().shape;
  return shape[field] instanceof z.ZodOptional;
};

const fieldsLeftOpen = (exists: AnyExists, settings: Settings): readonly Bilingual[] =>
  Object.entries(testsOf(exists)).flatMap(([field, test]) => {
    const label = labelOf(exists.exists, field);
    const { unknown } = matchedValues(test, settings);
    const values = oneOfValues(exists.exists, field, unknown);
    return [
      ...(isOptional(exists.exists, field) && !('absent' in test)
        ? [{ nl: `${capital(label.nl)}${isClause(label.nl) ? ',' : ''} is niet vastgelegd.`, en: `${capital(label.en)} is not on record.` }]
        : []),
      ...(unknown.length === 0 ? [] : [inBoth((language) => `${capital(label[language])} is ${values[language]}.`)]),
    ];
  });

const datesLeftOpen = ({ exists: zib, when }: AnyExists): readonly Bilingual[] => {
  const { from, on }: DateFields = datesOf[zib];
  // HR facts have whole days
  if (when === 'always' || isAboutStaff(zib)) return [];
  if (on !== undefined) {
    const label = labelOf(zib, on);
    return [{
      nl: `${capital(label.nl)} is niet vastgelegd, of te vaag, bijvoorbeeld alleen een jaar.`,
      en: `${capital(label.en)} is not on record, or too vague, such as only a year.`,
    }];
  }
  const { the } = wordsOf(zib);
  return from === undefined ? [] : [{
    nl: `De begindatum of einddatum van ${the.nl} is te vaag, bijvoorbeeld alleen een jaar.`,
    en: `The start or the end of ${the.en} is too vague, such as only a year.`,
  }];
};

/** R5: without an end its status speaks, and how lately it was looked at. */
const endLeftOpen = ({ exists: zib, when }: AnyExists, { staleAfterDays }: Settings): readonly Bilingual[] => {
  const { status }: DateFields = datesOf[zib];
  if (status === undefined || when !== 'on-reference-date') return [];
  const { the } = wordsOf(zib);
  return [
    {
      nl: `${capital(the.nl)} heeft geen einddatum en geen status, en er is langer dan ${staleAfterDays} dagen niet naar gekeken.`,
      en: `${capital(the.en)} has no end and no status, and was not looked at for more than ${staleAfterDays} days.`,
    },
    {
      nl: `${capital(the.nl)} staat op "genezen" zonder einddatum, en het is niet zeker dat dat op de peildatum al zo was.`,
      en: `${capital(the.en)} is "resolved" without an end, and it is not certain that it was so by the reference date.`,
    },
  ];
};

const disagreeing = ({ latestOnly }: AnyExists): readonly Bilingual[] => (latestOnly ? [{
  nl: 'Het is niet te zeggen welke registratie de laatste is, en ze spreken elkaar tegen.',
  en: 'It cannot be told which record is the latest, and they disagree.',
}] : []);
