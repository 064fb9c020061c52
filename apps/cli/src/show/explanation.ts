import Table from 'cli-table3';
import { type IndicatorDefinition, type RulingId, rulings } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import type { Amounts, Membership, Value } from '@meervoud/value';
import { showOutcome } from './outcome.ts';
import { reconstructionNote } from './standing.ts';

const words = {
  nl: {
    outcome: 'uitkomst', date: 'peildatum', version: 'versie', source: 'bron', rulings: 'Rust op deze afspraken', settings: 'met', members: 'Wie er geteld zijn',
    head: ['wie', 'antwoord', 'door', 'records'], answers: { yes: 'ja', no: 'nee', unknown: 'onbekend' }, undecided: 'hoort misschien niet in het totaal',
    nothing: 'geen record', input: 'Gelezen', hash: 'hash van wat gelezen is', definition: 'definitie', engine: 'rekenmotor', nobody: 'Hier is niemand geteld.', divided: 'niet afgerond', over: 'gedeeld door', adds: 'voegt toe',
  },
  en: {
    outcome: 'outcome', date: 'reference date', version: 'version', source: 'source', rulings: 'Rests on these rulings', settings: 'with', members: 'Who was counted',
    head: ['who', 'answer', 'by', 'records'], answers: { yes: 'yes', no: 'no', unknown: 'unknown' }, undecided: 'may not belong in the total',
    nothing: 'no record', input: 'Read', hash: 'hash of what was read', definition: 'definition', engine: 'engine', nobody: 'Nobody was counted here.', divided: 'not rounded', over: 'divided by', adds: 'adds',
  },
} as const;

/** A clause of the definition as a person reads it: what about the records decided. */
const clauseWords = (clause: string, decidedByRecord: boolean, language: Language): string => {
  const nl = language === 'nl';
  const field = /\.where\.(\w+)$/.exec(clause)?.[1];
  const quarter = /quarter\[(\d)\]$/.exec(clause)?.[1];
  const population = clause.startsWith('population') ? (nl ? 'telt mee? ' : 'counted? ') : '';
  const why = field !== undefined ? (nl ? `het gegeven ‘${field}’` : `the element ‘${field}’`)
    : quarter !== undefined ? (nl ? `kwartaal ${quarter}` : `quarter ${quarter}`)
    : clause.endsWith('.when') ? (nl ? 'de datum' : 'the date')
    : clause.endsWith('.absent') ? (nl ? 'niets vastgelegd' : 'nothing recorded')
    : decidedByRecord ? (nl ? 'voldoet' : 'fits') : (nl ? 'niets gevonden dat telt' : 'nothing found that counts');
  return `${population}${why}\n(${clause})`;
};

/** `96.5`, or `7 divided by 360`. */
const amountsWords = ({ amount, per }: Amounts, language: Language): string => (per === undefined ? amount : `${amount} ${words[language].over} ${per}`);

const order = { yes: 0, unknown: 1, no: 2 } as const;

/** Finds the stored records behind a reference, as words. */
export type RecordsBehind = (source: string, reference: string) => readonly string[];

const membershipTable = (memberships: readonly Membership[], behind: RecordsBehind, language: Language): string => {
  const say = words[language];
  if (memberships.length === 0) return say.nobody;
  const table = new Table({ head: [...say.head], style: { head: [], border: [] } });
  const sorted = memberships.toSorted((a, b) => order[a.answer] - order[b.answer] || a.member.localeCompare(b.member));
  for (const { member, answer, population, clause, records, amounts } of sorted) {
    table.push([
      member,
      `${population === 'unknown' ? say.undecided : say.answers[answer]}${amounts === undefined ? '' : `\n${say.adds} ${amountsWords(amounts, language)}`}`,
      clauseWords(clause, records.length > 0, language),
      records.flatMap(({ source, reference, versionId }) => [`${source}/${reference}${versionId === undefined ? '' : ` v${versionId}`}`, ...behind(source, reference)]).join('\n') || say.nothing,
    ]);
  }
  return table.toString();
};

/** A value opened: what, from whom, by which clause and record, what did not count (`shadowed`, in lines), on which rulings, from how much input. */
export const explanation = (value: Value, indicator: IndicatorDefinition, behind: RecordsBehind, shadowed: readonly string[], language: Language): string => {
  const say = words[language];
  const { evidence } = value;
  const settings = Object.entries(evidence.settings).map(([name, setting]) => `${name} = ${JSON.stringify(setting)}`);
  return [
    `${value.reportingYear}/${value.location ?? 'organisatie'}/${indicator.number}  ${indicator.title[language]}  (${indicator.id})`,
    `${say.outcome}: ${showOutcome(value.outcome, language)}${evidence.amounts === undefined ? '' : `   (${say.divided}: ${amountsWords(evidence.amounts, language)})`}`,
    ...reconstructionNote(evidence.definition.standing, language),
    `${say.date}: ${value.referenceDate}   ${say.version}: ${value.version} (${value.id})   ${say.source}: ${indicator.source}`,
    '',
    `${say.rulings}:`,
    ...evidence.rulings.map((id) => `  ${id}  ${rulings[id as RulingId]?.text[language] ?? ''}`),
    ...(settings.length > 0 ? [`  ${say.settings} ${settings.join(', ')}`] : []),
    '',
    `${say.members}:`,
    membershipTable(evidence.memberships, behind, language),
    '',
    ...(shadowed.length > 0 ? [...shadowed, ''] : []),
    `${say.input}: ${Object.entries(evidence.inputCounts).map(([zib, count]) => `${count} ${zib}`).join(', ') || '0'}`,
    `${say.hash}: ${evidence.inputHash}`,
    `${say.definition}: ${evidence.definition.set} ${evidence.definition.version} ${evidence.definition.hash}   ${say.engine}: ${evidence.engine}`,
  ].join('\n');
};
