import type { Sheet, ZibSheet } from '../sheet.ts';
import { attestationsSheet } from './attestations.ts';
import { hrFiguresSheet } from './hr-figures.ts';
import { indicationsSheet } from './indications.ts';
import { meetingsSheet } from './meetings.ts';
import { contractsSheet, sickReportsSheet, workedHoursSheet } from './staff.ts';
import { placesSheet } from './places.ts';
import { staysSheet } from './stays.ts';
import { surveysSheet } from './surveys.ts';

/** Sheets whose rows are records; places first, so that who stages the rest knows them. */
export const zibSheets: readonly ZibSheet[] = [placesSheet, staysSheet, indicationsSheet, meetingsSheet];
/** Read by an adapter of their own: most homes have an agency state the figure, and an absent file is never "none". */
export const surveySheets: readonly ZibSheet[] = [surveysSheet];
/** HR facts, read by an adapter of their own for the same reason. */
export const staffSheets: readonly ZibSheet[] = [contractsSheet, workedHoursSheet, sickReportsSheet];
/** Every kind of spreadsheet there is. */
export const sheets: readonly Sheet[] = [...zibSheets, ...surveySheets, ...staffSheets, attestationsSheet, hrFiguresSheet];
