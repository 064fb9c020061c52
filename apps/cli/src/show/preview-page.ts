import type { PreviewKind, PreviewRow } from '@meervoud/delivery';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import Table from 'cli-table3';
import { cellOf } from './outcome.ts';
import type { Column } from './values-table.ts';

const words = {
  nl: {
    leaves: 'gaat mee', 'few-visible': 'gaat mee: let op', 'held-back': 'gaat niet mee', withheld: 'gaat mee als uitleg', 'no-figure': 'gaat mee zonder cijfer', 'not-derived': 'nog geen waarde', 'not-asked': 'niet gevraagd',
    rule: 'Regel voor kleine groepen', approvals: 'Goedkeuring', people: 'verschillende mensen', columns: ['nr', 'indicator', 'wat er gebeurt', 'wat de ontvanger leest', 'waarom'], whole: 'hele organisatie',
  },
  en: {
    leaves: 'leaves', 'few-visible': 'leaves: mind', 'held-back': 'held back', withheld: 'leaves as an account', 'no-figure': 'leaves without figure', 'not-derived': 'no value yet', 'not-asked': 'not asked',
    rule: 'Rule for small groups', approvals: 'Approval', people: 'different people', columns: ['no', 'indicator', 'what happens', 'what the recipient reads', 'why'], whole: 'organization',
  },
} as const;

const shorten = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** For a reviewer: per place a table of what is asked, then how much is not asked. */
export const previewPage = (profile: ExchangeProfile, set: IndicatorSet, places: readonly Column[], rows: readonly PreviewRow[], language: Language): string => {
  const say = words[language];
  const numberOf = (row: PreviewRow): string => set.indicators.find(({ id }) => id === row.indicator)?.number ?? '';
  const tables = places.flatMap(({ location, name }) => {
    const here = rows.filter((row) => row.location === location && row.kind !== 'not-asked');
    if (here.length === 0) return [];
    const table = new Table({ head: [...say.columns], style: { head: [], border: [], compact: true } });
    for (const row of here) table.push([numberOf(row), shorten(row.title[language], 44), say[row.kind], row.outcome ? cellOf(row.outcome, language) : '', row.why[language]]);
    return [`\n${location === null ? say.whole : name}`, table.toString()];
  });
  const count = (kind: PreviewKind): number => rows.filter((row) => row.kind === kind).length;
  const kinds = ['leaves', 'few-visible', 'held-back', 'withheld', 'no-figure', 'not-derived', 'not-asked'] as const;
  return [
    `${profile.title[language]} (${profile.id}@${profile.version})`,
    `${profile.legalGround[language]}`,
    `${say.rule}: ${profile.disclosure.policy}, k = ${profile.disclosure.suppressBelow}   ${say.approvals}: ${profile.approvals} ${say.people} (${profile.approvers[language]})`,
    ...tables,
    '', kinds.filter((kind) => count(kind) > 0).map((kind) => `${say[kind]}: ${count(kind)}`).join('   '),
  ].join('\n');
};
