export { openWorksheetFile, type SheetRow, type WorksheetFile } from './open-worksheet-file.ts';
