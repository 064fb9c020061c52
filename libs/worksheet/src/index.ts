// Reading
export { openWorksheetFile, type SheetRow, type WorksheetFile } from './open-worksheet-file.ts';

// Writing; texts of people cannot become formulas
export type { NumberCell, Sheet, WriteCell } from './write/sheet.ts';
export { writeCsv } from './write/write-csv.ts';
export { writeXlsx } from './write/write-xlsx.ts';
