import Table from 'cli-table3';
import type { ComputabilityRow, ComputabilityVerdict, IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import { reconstructionNote } from './standing.ts';

/** What the matrix rests on: records that were read, a passport, or only what an adapter says of itself. */
export interface MatrixBasis { readonly kind: 'records' | 'passport' | 'claim'; readonly name: string }

const words = {
  nl: {
    number: 'nr', question: 'indicator', verdict: 'te berekenen?', missing: 'wat ontbreekt', advice: 'Wat te doen', none: 'Niets: alles is er.',
    computable: 'ja', partly: 'deels', not: 'nee', attested: 'opgave', 'chosen-by-provider': 'keuze',
    legend: 'opgave = een medewerker met naam geeft het op   keuze = de locatie kiest het zelf',
    records: 'naar wat het laatst gelezen is bij', passport: 'naar het paspoort van', claim: 'naar wat de adapter zelf zegt te geven:',
  },
  en: {
    number: 'no', question: 'indicator', verdict: 'computable?', missing: 'what is missing', advice: 'What to do', none: 'Nothing: all is there.',
    computable: 'yes', partly: 'partly', not: 'no', attested: 'stated', 'chosen-by-provider': 'chosen',
    legend: 'stated = a named member of staff states it   chosen = the location chooses it itself',
    records: 'by what was last read at', passport: 'by the passport of', claim: 'by what the adapter itself says it gives:',
  },
} as const;

const QUESTION = 48;
const shorten = (text: string): string => (text.length <= QUESTION ? text : `${text.slice(0, QUESTION - 1)}…`);
const missingIn = ({ missing }: ComputabilityRow): string => missing.map(({ zib, element }) => (element === undefined ? zib : `${zib}.${element}`)).join('\n');

/** A row per indicator, and below it, once per advice, what to record for which numbers. */
export const matrixTable = (rows: readonly ComputabilityRow[], { id, reportingYear, standing }: IndicatorSet, basis: MatrixBasis, language: Language): string => {
  const say = words[language];
  const table = new Table({ head: [say.number, say.question, say.verdict, say.missing], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push([row.number, shorten(row.title[language]), say[row.verdict satisfies ComputabilityVerdict], missingIn(row)]);

  const advice = new Map<string, string[]>();
  for (const row of rows.filter(({ missing }) => missing.length > 0)) advice.set(row.advice[language], [...(advice.get(row.advice[language]) ?? []), row.number]);
  const lines = [...advice].map(([text, numbers]) => `  ${numbers.join(', ')}: ${text}`);
  return [
    `${id} ${reportingYear}, ${say[basis.kind]} ${basis.name}`, table.toString(), say.legend, ...reconstructionNote(standing, language), '',
    `${say.advice}:`, ...(lines.length > 0 ? lines : [`  ${say.none}`]),
  ].join('\n');
};
