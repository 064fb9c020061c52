import type { Language } from '@meervoud/kernel';
import type { Column, Needed, Sheet } from './sheet.ts';
import { sheets, staffSheets, zibSheets } from './sheets/index.ts';

const must: Readonly<Record<Language, Readonly<Record<Needed, string>>>> = {
  nl: { cell: 'altijd', column: 'kolom altijd, cel mag leeg', no: 'mag ontbreken' },
  en: { cell: 'always', column: 'column always, cell may be empty', no: 'may be absent' },
};
const heads: Readonly<Record<Language, readonly string[]>> = {
  nl: ['kolom', 'mag ook heten', 'nodig', 'wat er hoort te staan', 'betekenis'],
  en: ['column', 'also known as', 'needed', 'what belongs there', 'meaning'],
};

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const columnRow = (language: Language) => ({ header, aliases, needed, kind, about }: Column): string =>
  row([`\`${header}\``, aliases.map((alias) => `\`${alias}\``).join(', ') || '–', must[language][needed], kind.expects[language], about[language]]);

const describeSheet = (sheet: Sheet, language: Language): string => {
  const zib = [...zibSheets, ...staffSheets].find((candidate) => candidate === sheet)?.zib;
  const title = `### \`${sheet.name}*.csv\`: ${sheet.about[language]}${zib === undefined ? '' : ` (${zib})`}`;
  return [title, '', row(heads[language]), row(heads[language].map(() => '---')), ...Object.values(sheet.columns).map(columnRow(language))].join('\n');
};

/** Every kind of file with its columns, as Markdown: the part of docs/vendors/csv.md that is generated. */
export const describeSheets = (language: Language = 'en'): string => sheets.map((sheet) => describeSheet(sheet, language)).join('\n\n');
