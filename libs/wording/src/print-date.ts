import type { Bilingual, CalendarDate, Language, PartialDate, Period } from '@meervoud/kernel';
import { inBoth } from './say.ts';

const months: { readonly [L in Language]: readonly string[] } = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** `28 februari 2023`; of a partial date what there is of it: `februari 2023`, `2023`. */
export const printDate = (date: CalendarDate | PartialDate, language: Language): string => {
  const [year = '', month, day] = date.split('-');
  const named = month === undefined ? [] : [months[language][Number(month) - 1]];
  return [...(day === undefined ? [] : [String(Number(day))]), ...named, year].join(' ');
};

/** `1 januari 2023 tot en met 28 februari 2023`. */
export const printPeriod = ({ start, end }: Period): Bilingual => inBoth((language) => {
  if (start === end) return printDate(start, language);
  return `${printDate(start, language)} ${language === 'nl' ? 'tot en met' : 'to'} ${printDate(end, language)}`;
});
