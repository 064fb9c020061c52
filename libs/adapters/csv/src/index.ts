export { csv, CsvConfig, csvStaff, csvSurveys } from './csv.ts';
export { describeSheets } from './describe-sheets.ts';
export { type Problem, refusal } from './problem.ts';
export { checkFolder, readAttestations, type Typed } from './read-folder.ts';
