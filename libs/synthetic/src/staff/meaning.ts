/** Levels as the sheets name them, in the order of rows 2.1.1 to 2.1.9. */
export const staffLevels = ['1', '2', '3', '4', '5', '6', 'behandelaar', 'overig', 'leerling'] as const;
export type StaffLevel = (typeof staffLevels)[number];

/** Hours in hundredths, by level; `unsaid` where nobody says the level. */
export type HoursByLevel = { readonly [Level in StaffLevel | 'unsaid']?: number };

/**
 * What the scenario means by one member of staff over one year, written by hand beside the rows and never read back from them. All but the
 * last two are about care functions. What is absent is nothing.
 */
export interface StaffMeaning {
  /** Of each agreement on the payroll the days of a year of 360 in which it ran. */
  readonly agreements?: readonly number[];
  readonly hours?: HoursByLevel;
  /** Worked by those from outside. */
  readonly external?: HoursByLevel;
  /** There are hours that nobody can place. */
  readonly lostHours?: true;
  /** What contract on the payroll there is on the last day of the year. */
  readonly lastDay?: 'without-end' | 'fixed-time' | 'on-call';
  /** Days of each period with its own hours a week; no hours a week where none were agreed. */
  readonly terms?: readonly { readonly days: number; readonly weekly?: number }[];
  /** Days ill in hundredths, by their percentage; and days ill times hours a week, without it. */
  readonly ill?: { readonly days: number; readonly daysByWeekly: number };
  readonly reports?: number;
  /** Is there a contract on 1 January, and on 31 December? */
  readonly present?: readonly [first: boolean, last: boolean];
  /** In service on 31 December, and on that of the year before? */
  readonly service?: readonly [now: boolean, before: boolean];
  /** Level on those days; absent: no contract. */
  readonly levels?: readonly [now: StaffLevel | 'unsaid' | undefined, before: StaffLevel | 'unsaid' | undefined];
  readonly intern?: true;
  readonly volunteer?: true;
}
