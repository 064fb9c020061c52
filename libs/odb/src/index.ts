// What a row of the public file says
export type { OdbFigure, OdbPlace, OdbRow, PublishedFigure, RowPlace, Written } from './row.ts';
export { odbIndicator, type OdbIndicator, type OdbSet, type Unit } from './indicators.ts';
export { type RowFinding, rowFindings, type RowProblem, rowProblems } from './problems.ts';

// From texts to rows
export { type Header, isHandFilled, type Layout, readHeader } from './header.ts';
export { readRow, type RowDefaults, type SheetContext } from './read-row.ts';
export { type ReadOptions, readRows, type SheetNotice, type TextRow } from './read-rows.ts';
export { type OdbFile, readOdbFile } from './read-file.ts';
export { type Duplicate, watchDuplicates } from './duplicates.ts';
export { type OdbTally, tallyRows } from './tally.ts';

// From disclosed values to the public file
export type { OdbCell, OdbSheet } from './write/cell.ts';
export { type FigureToWrite, figureToWrite } from './write/figure-to-write.ts';
export { layoutOfYear, type PublishedLayout } from './write/layouts.ts';
export { type OdbExport, type RowToWrite, toOdbSheet, writtenRow } from './write/to-odb-sheet.ts';
export { publishedNames } from './write/published-names.ts';
export { type OdbAddress, type OdbProvider, type WrittenPlace, writtenLocation, writtenOrganization } from './write/written-place.ts';
