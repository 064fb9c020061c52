import { identifiersIn } from '../identifiers-in.ts';
import { type Files, openFolders } from './open-folders.ts';
import type { Serve } from './served.ts';
import { brokenFolders } from './spreadsheets/broken-folders.ts';
import type { SheetKind } from './spreadsheets/columns.ts';
import { clientsIn, type Row, rowsOf, wrongRowsOf } from './spreadsheets/rows.ts';
import { headerOf, saveSheet } from './spreadsheets/save-sheet.ts';

/** None of ours, as lies in many a folder: to be told, not read. */
const STRAY = 'notities.csv';

/** Files by name, and by line what lies there: `Encounter/stay-1`, or `wrong`. */
interface Written { readonly files: Files; readonly lines: ReadonlyMap<string, string> }

type Sheets = ReadonlyMap<SheetKind, readonly Row[]>;

const writtenOf = (sheets: Sheets, wrong: (kind: SheetKind, rows: readonly Row[]) => readonly Row[], pageSize: number): Written => {
  const files = new Map<string, Uint8Array>([[STRAY, Buffer.from('a;b\n')]]);
  const lines = new Map<string, string>();
  const save = (kind: SheetKind, part: string, rows: readonly Row[], turn: number): void => {
    const name = `${kind.name}-${part}.csv`;
    const { bytes, firstLine } = saveSheet(headerOf(kind), rows, turn);
    files.set(name, bytes);
    rows.forEach(({ reference = 'wrong' }, at) => lines.set(`${name}#${firstLine + at}`, reference));
  };
  for (const [kind, rows] of sheets) {
    const parts = Math.max(1, Math.ceil(rows.length / pageSize));
    for (let part = 0; part < parts; part += 1) save(kind, String(part + 1).padStart(3, '0'), rows.slice(part * pageSize, (part + 1) * pageSize), part);
    // last by name: of two rows with one key, the right one came before
    save(kind, 'na-te-kijken', wrong(kind, rows), 0);
  }
  return { files, lines };
};

/**
 * The clients as spreadsheets in a folder, as docs/vendors/csv.md asks of a provider: what the convention's resources say of places,
 * stays, Wlz indications and meetings, row by row, and in each kind of sheet a row that is wrong. `pageSize` rows go in a file, and
 * each file is saved as another program would.
 */
export const serveSpreadsheets: Serve = async ({ resources, fhirVersion, pageSize, zibs }) => {
  const folders = await openFolders();
  const sheets = new Map([...rowsOf(resources, fhirVersion)].filter(([{ zib }]) => zibs.includes(zib)));
  const person = [...identifiersIn(resources.filter(({ resourceType }) => resourceType === 'Patient').slice(0, 1)), 'geboren 1931'].join(' ');
  const { files, lines } = writtenOf(sheets, (kind, rows) => wrongRowsOf(kind, rows, person).slice(0, 1), pageSize);
  const at = async (written: Files): Promise<unknown> => ({ folder: await folders.write(written) });
  return {
    config: await at(files),
    sent: [STRAY, ...lines.keys()],
    atPlace: new Map([...lines].filter(([, reference]) => reference !== 'wrong')),
    canaries: clientsIn(resources, sheets.values()),
    spoilt: {
      among: () => at(writtenOf(sheets, (kind, rows) => wrongRowsOf(kind, rows, person), pageSize).files),
      broken: {
        'a folder that is not there': async () => ({ folder: folders.nowhere }),
        ...Object.fromEntries(Object.entries(brokenFolders(sheets, person)).map(([name, broken]) => [name, () => at(broken)])),
      },
    },
    close: () => folders.close(),
  };
};
