import Table from 'cli-table3';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import { tellObligation } from '@meervoud/wording';
import { reconstructionNote, standings } from './standing.ts';

const QUESTION = 60;
const shorten = (text: string): string => (text.length <= QUESTION ? text : `${text.slice(0, QUESTION - 1)}…`);
const style = { style: { head: [], border: [], compact: true } };

const words = {
  nl: {
    set: 'set', name: 'naam', year: 'verslagjaar', version: 'versie', rows: 'vragen', standing: 'zekerheid',
    number: 'nr', code: 'code', question: 'indicator', who: 'voor wie',
  },
  en: {
    set: 'set', name: 'name', year: 'reporting year', version: 'version', rows: 'rows', standing: 'standing',
    number: 'no', code: 'code', question: 'indicator', who: 'for whom',
  },
} as const;

/** Every set and year, with how many rows have a value. */
export const setsTable = (sets: readonly IndicatorSet[], language: Language): string => {
  const say = words[language];
  const table = new Table({ head: [say.set, say.year, say.version, say.rows, say.standing, say.name], ...style });
  for (const set of sets) {
    const rows = set.indicators.filter(({ kind }) => kind !== 'header').length;
    table.push([set.id, String(set.reportingYear), set.version, String(rows), standings[language][set.standing], set.name[language]]);
  }
  return table.toString();
};

/** The rows of one set, in published order; headings too. */
export const rowsTable = (set: IndicatorSet, language: Language): string => {
  const say = words[language];
  const table = new Table({ head: [say.number, say.code, say.question, say.who], ...style });
  for (const row of set.indicators) {
    const who = row.kind === 'header' ? '' : tellObligation(row, set)[language];
    table.push([row.number, row.id, shorten(row.title[language]), who]);
  }
  return [`${set.name[language]} ${set.reportingYear} (${set.version})`, table.toString(), ...reconstructionNote(set.standing, language)].join('\n');
};
