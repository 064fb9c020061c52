import { writeFile } from 'node:fs/promises';
import { type Part, zipOf } from './zip.ts';

/** A number is written as Excel writes numbers; null is a cell that is not there. */
export type WrittenCell = string | number | boolean | null;
export interface WrittenSheet { readonly name: string; readonly rows: Iterable<readonly WrittenCell[]>; readonly hidden?: boolean }

export interface WorkbookStyle {
  /** Texts stand together and cells refer to them, as Excel does; else each in its cell. */
  readonly shared?: boolean;
  /** Before every element name, as some writers have it: `x:`. */
  readonly prefix?: string;
  readonly dates1904?: boolean;
}

const xml = (text: string): string => text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char);
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** The parts of a workbook, for tests; sheet by sheet while they are asked for. */
export const workbookParts = (sheets: readonly WrittenSheet[], { shared = true, prefix: p = '', dates1904 = false }: WorkbookStyle = {}): readonly Part[] => {
  const texts = new Map<string, number>();
  const root = p === '' ? `xmlns="${MAIN}"` : `xmlns:${p.slice(0, -1)}="${MAIN}"`;
  const cell = (value: WrittenCell, reference: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<${p}c r="${reference}"><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'boolean') return `<${p}c r="${reference}" t="b"><${p}v>${value ? 1 : 0}</${p}v></${p}c>`;
    if (!shared) return `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${xml(value)}</${p}t></${p}is></${p}c>`;
    const index = texts.get(value) ?? texts.size;
    texts.set(value, index);
    return `<${p}c r="${reference}" t="s"><${p}v>${index}</${p}v></${p}c>`;
  };
  const sheetText = function* (rows: WrittenSheet['rows']): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8"?><${p}worksheet ${root}><${p}sheetData>`;
    let number = 0;
    for (const row of rows) {
      number += 1;
      yield `<${p}row r="${number}">${row.map((value, column) => cell(value, `${letters(column)}${number}`)).join('')}</${p}row>`;
    }
    yield `</${p}sheetData></${p}worksheet>`;
  };
  return [
    { path: '[Content_Types].xml', text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { path: '_rels/.rels', text: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    ...sheets.map(({ rows }, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, text: sheetText(rows) })),
    // after the sheets, which are written first and fill it
    { path: 'xl/sharedStrings.xml', text: (function* () { yield `<${p}sst ${root}>`; for (const text of texts.keys()) yield `<${p}si><${p}t xml:space="preserve">${xml(text)}</${p}t></${p}si>`; yield `</${p}sst>`; })() },
    { path: 'xl/workbook.xml', text: `<${p}workbook ${root} xmlns:r="${RELATIONS}"><${p}workbookPr${dates1904 ? ' date1904="1"' : ''}/><${p}sheets>${sheets.map(({ name, hidden }, index) => `<${p}sheet name="${xml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</${p}sheets></${p}workbook>` },
    { path: 'xl/_rels/workbook.xml.rels', text: relations([...sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['rIdS', 'sharedStrings', 'sharedStrings.xml']]) },
  ];
};

export const writeWorkbook = async (file: string, sheets: readonly WrittenSheet[], style?: WorkbookStyle): Promise<void> =>
  writeFile(file, await zipOf(workbookParts(sheets, style)));
