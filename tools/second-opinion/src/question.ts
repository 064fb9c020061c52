import type { Settings } from '@meervoud/indicator';
import type { CalendarDate } from '@meervoud/kernel';

/** Where, when and by which rules is counted: what every opinion is asked. */
export interface Question {
  readonly organization: string;
  /** Id of the location; null for the organization as a whole. */
  readonly location: string | null;
  readonly referenceDate: CalendarDate;
  readonly reportingYear: number;
  readonly settings: Settings;
}

/** One published row. */
export interface Row {
  /** IndicatorNummer, e.g. `1.1b`. */
  readonly number: string;
  readonly numerator: number;
  readonly denominator: number;
  /** In the denominator, and nobody can tell the answer (R6). */
  readonly unknown: number;
  /** Nobody can tell whether they are in the denominator. */
  readonly undecided: number;
  /** Half up to two decimals (R11); null where nobody is counted. */
  readonly percentage: string | null;
}

/** What is said of one client about one question; whoever is certainly not counted is not in the list. */
export interface ClientAnswer {
  /** `5.2` and `6.1` for their three rows together. */
  readonly question: string;
  /** Pseudonym. */
  readonly client: string;
  readonly counted: 'yes' | 'unknown';
  readonly answer: 'yes' | 'no' | 'unknown';
}
