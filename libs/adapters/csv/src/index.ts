export { csv, CsvConfig } from './csv.ts';
export { describeSheets } from './describe-sheets.ts';
export type { Problem } from './problem.ts';
export { checkFolder, readAttestations, readHrFigures, type Typed } from './read-folder.ts';
export type { HrFigure } from './sheets/hr-figures.ts';
