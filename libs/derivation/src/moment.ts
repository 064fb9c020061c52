import type { Settings } from '@meervoud/indicator';
import type { CalendarDate } from '@meervoud/kernel';

/** When and where a criterion is asked, and under which settings. */
export interface Moment {
  readonly referenceDate: CalendarDate;
  readonly reportingYear: number;
  /** Id of the location; null for the organization as a whole. */
  readonly location: string | null;
  readonly settings: Settings;
}
