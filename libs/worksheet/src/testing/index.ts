export { payload } from './payloads.ts';
export { type Part, zipOf } from './zip.ts';
export { type WorkbookStyle, workbookParts, type WrittenCell, type WrittenSheet, writeWorkbook } from './write-workbook.ts';
