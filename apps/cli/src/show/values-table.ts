import Table from 'cli-table3';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import type { Value } from '@meervoud/value';
import { cellOf, legend } from './outcome.ts';
import { reconstructionNote } from './standing.ts';

export interface Column { readonly location: string | null; readonly name: string }

/** Characters, so that four locations fit beside each other. */
const [QUESTION, CELL] = [44, 25];

const shorten = (text: string, width: number): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
};

const headings = { nl: { number: 'nr', question: 'indicator', organization: 'hele organisatie' }, en: { number: 'no', question: 'indicator', organization: 'organization' } } as const;

/** Every indicator of a set in a row, every location in a column; the organization, counted on its own, last. */
export const valuesTable = (set: IndicatorSet, columns: readonly Column[], values: readonly Value[], language: Language): string => {
  const table = new Table({
    head: [headings[language].number, headings[language].question, ...columns.map(({ location, name }) => shorten(location === null ? set.organizationLabel ?? headings[language].organization : name, CELL))],
    style: { head: [], border: [], compact: true },
  });
  for (const indicator of set.indicators) {
    if (indicator.kind === 'header') continue;
    const cells = columns.map(({ location }) => {
      const value = values.find((candidate) => candidate.indicator === indicator.id && candidate.location === location);
      return value === undefined ? '' : shorten(cellOf(value.outcome, language), CELL);
    });
    table.push([indicator.number, shorten(indicator.title[language], QUESTION), ...cells]);
  }
  return [table.toString(), legend[language], ...reconstructionNote(set.standing, language)].join('\n');
};
