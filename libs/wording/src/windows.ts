import {
  type Clause, clausesOf, criteriaOf, defaultReferenceDate, type IndicatorDefinition, type IndicatorSet, type When,
} from '@meervoud/indicator';
import { addDays, addMonths, type Bilingual, calendarYear, type Period, quartersOf } from '@meervoud/kernel';
import { inBoth, capital } from './say.ts';
import { timeWords } from './time-words.ts';

/** Days that a row looks at, as its criteria name them, with the dates they are in one year. */
export interface DayWindow {
  readonly when: Exclude<When, 'always'>;
  readonly name: Bilingual;
  readonly periods: readonly Period[];
}

/** The days of each "when" in a row, on the default reference date of the set (R3). Empty for what nobody derives. */
export const windowsOf = (definition: IndicatorDefinition, set: IndicatorSet): readonly DayWindow[] => {
  if (!('population' in definition)) return [];
  const clauses: readonly Clause[] = criteriaOf(definition).flatMap(([path, criterion]) => clausesOf(criterion, path));
  const whens = new Map(clauses.map(({ exists: { when } }) => [JSON.stringify(when), when]));
  return [...whens.values()].filter((when) => when !== 'always').map((when) => {
    const { is } = timeWords(when);
    return { when, name: inBoth((language) => capital(is[language])), periods: periodsOf(when, set) };
  });
};

const periodsOf = (when: Exclude<When, 'always'>, set: IndicatorSet): readonly Period[] => {
  const end = defaultReferenceDate(set);
  switch (when) {
    case 'on-reference-date': return [{ start: end, end }];
    case 'during-reporting-year': case 'in-reporting-year': return [calendarYear(set.reportingYear)];
    case 'each-quarter': return quartersOf(set.reportingYear);
  }
  return [{ start: 'lastDays' in when ? addDays(end, -when.lastDays) : addMonths(end, -when.lastMonths), end }];
};
