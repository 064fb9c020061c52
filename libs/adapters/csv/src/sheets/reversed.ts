import { earliest, latest, type PartialDate } from '@meervoud/kernel';
import type { ZibRow } from '../sheet.ts';

/** Days in the wrong order count as they are written, and are told, as of a period in FHIR. `column` is that of the end. */
export const reversed = (start: PartialDate | undefined, end: PartialDate | undefined, column: string): NonNullable<ZibRow['findings']> =>
  (start !== undefined && end !== undefined && latest(end) < earliest(start) ? [{ code: 'period-reversed', column }] : []);
