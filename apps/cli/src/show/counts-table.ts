import Table from 'cli-table3';
import type { Language } from '@meervoud/kernel';

interface Counts {
  readonly records: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
}

const headings = {
  nl: { records: 'bouwsteen (zib)', rejected: 'niet gebruikt, omdat', findings: 'gebruikt, maar kijk na', count: 'aantal' },
  en: { records: 'building block (zib)', rejected: 'not used, because', findings: 'used, but have a look', count: 'count' },
} as const;

/** What came in, what was refused and what deserves a look, each with its count. */
export const countsTable = (counts: Counts, language: Language): string =>
  (['records', 'rejected', 'findings'] as const)
    .filter((part) => Object.keys(counts[part]).length > 0)
    .map((part) => {
      const table = new Table({ head: [headings[language][part], headings[language].count], style: { head: [], border: [] }, colAligns: ['left', 'right'] });
      for (const [name, count] of Object.entries(counts[part]).sort(([a], [b]) => a.localeCompare(b))) table.push([name, count]);
      return table.toString();
    })
    .join('\n');
