import { type RejectionCode, rejectionCodes } from '@meervoud/adapter-sdk';
import { type Bilingual, KnownError } from '@meervoud/kernel';

/** Why a file as a whole is refused. Stable, like the codes of rows. */
export const fileProblems = {
  'header-missing': { nl: 'Deze kolom ontbreekt.', en: 'This column is missing.' },
  'header-unknown': { nl: 'Deze kop kennen wij niet; hernoem of verwijder de kolom.', en: 'We do not know this header; rename or remove the column.' },
  'header-twice': { nl: 'Deze kolom staat er twee keer.', en: 'This column is there twice.' },
  'no-header': { nl: 'Het bestand heeft geen kopregel.', en: 'The file has no header.' },
  workbook: { nl: 'Dit is een Excel-werkmap; bewaar het blad als CSV UTF-8.', en: 'This is an Excel workbook; save the sheet as CSV UTF-8.' },
  'not-text': { nl: 'Geen tekst in UTF-8, UTF-16 of Windows-1252.', en: 'Not text in UTF-8, UTF-16 or Windows-1252.' },
  'malformed-csv': { nl: 'Een aanhalingsteken wordt niet gesloten.', en: 'A quotation mark is not closed.' },
  'file-too-large': { nl: 'Groter dan wij in één keer lezen; deel het bestand.', en: 'Larger than we read at once; split the file.' },
  'file-unreadable': { nl: 'Het bestand kan niet worden geopend.', en: 'The file cannot be opened.' },
  'file-missing': { nl: 'Dit bestand ontbreekt; zet er een neer met alleen de kopregel als er niets is.', en: 'This file is missing; put one there with only the header when there is nothing.' },
} as const satisfies Record<string, Bilingual>;

/** One thing that is wrong: where, and what would be right. Never what is written there. */
export interface Problem {
  readonly file: string;
  /** From 1, as an editor shows it. */
  readonly line?: number;
  /** Header of the schema, or `kolom 4` for one that is not ours. */
  readonly column?: string;
  readonly code: keyof typeof fileProblems | RejectionCode;
  readonly expects?: Bilingual;
}

export const placeOf = ({ file, line, column }: Problem): string =>
  [file, ...(line === undefined ? [] : [String(line)]), ...(column === undefined ? [] : [column])].join(':');

const textOf = ({ code }: Problem): Bilingual => ({ ...rejectionCodes, ...fileProblems })[code];
const SHOWN = 100;

/** Every mistake that keeps files from being read, in one error: `csv-refused` (halt). */
export const refusal = (problems: readonly Problem[]): KnownError => {
  const lines = problems.slice(0, SHOWN).map((problem) =>
    `  - ${placeOf(problem)}: ${problem.code}. ${textOf(problem).en}${problem.expects === undefined ? '' : ` Expected: ${problem.expects.en}.`}`);
  const rest = problems.length > SHOWN ? [`  - and ${problems.length - SHOWN} more`] : [];
  return new KnownError({
    code: 'csv-refused', recovery: 'halt',
    message: `The spreadsheets cannot be used:\n${[...lines, ...rest].join('\n')}`,
    expected: 'files as in docs/vendors/csv.md',
  });
};
