import type { Random } from '../scenario/random.ts';

/** Rows of the three sheets in which a provider keeps HR facts, as docs/vendors/csv.md asks them. Days as they are in the sheet. */
export interface HrRows {
  readonly contracts: readonly HrContract[];
  readonly hours: readonly { readonly contract: string; readonly from: string; readonly until: string; readonly hours: number }[];
  readonly reports: readonly { readonly cause: 'ziekte' | 'zwangerschapsverlof'; readonly from: string; readonly until?: string; readonly percentage?: number }[];
}
export interface HrContract {
  readonly contract: string;
  readonly kind: string;
  readonly care: boolean;
  readonly level?: string;
  readonly weekly?: number;
  readonly from: string;
  readonly until?: string;
}

export interface HrPerson extends HrRows { readonly number: string }

type Sheet = readonly (readonly (string | number | undefined)[])[];

const headers = {
  'overeenkomsten.csv': ['sleutel', 'medewerker', 'overeenkomst', 'soort', 'zorgfunctie', 'niveau', 'uren per week', 'begindatum', 'einddatum'],
  'gewerkte-uren.csv': ['sleutel', 'medewerker', 'overeenkomst', 'begindatum', 'einddatum', 'uren'],
  'ziekmeldingen.csv': ['sleutel', 'medewerker', 'reden', 'begindatum', 'einddatum', 'percentage'],
} as const;
export type HrFile = keyof typeof headers;

/** The files of a staff, rows in any order; hours are in hundredths. */
export const toHrFiles = (people: readonly HrPerson[], random: Random): Readonly<Record<HrFile, string>> => {
  const all = <Row>(rowsOf: (person: HrPerson) => readonly Row[], cells: (row: Row) => Sheet[number]): Sheet =>
    people.flatMap((person) => rowsOf(person).map((row, at) => [`${person.number}-${at + 1}`, person.number, ...cells(row)]));
  const rows: Readonly<Record<HrFile, Sheet>> = {
    'overeenkomsten.csv': all(({ contracts }) => contracts, ({ contract, kind, care, level, weekly, from, until }) => [contract, kind, care ? 'ja' : 'nee', level, weekly, from, until]),
    'gewerkte-uren.csv': all(({ hours }) => hours, ({ contract, from, until, hours }) => [contract, from, until, String(hours / 100).replace('.', ',')]),
    'ziekmeldingen.csv': all(({ reports }) => reports, ({ cause, from, until, percentage }) => [cause, from, until, percentage]),
  };
  const toText = (file: HrFile): string => [headers[file], ...random.shuffle(rows[file])].map((cells) => `${cells.map((cell) => cell ?? '').join(';')}\n`).join('');
  return { 'overeenkomsten.csv': toText('overeenkomsten.csv'), 'gewerkte-uren.csv': toText('gewerkte-uren.csv'), 'ziekmeldingen.csv': toText('ziekmeldingen.csv') };
};
