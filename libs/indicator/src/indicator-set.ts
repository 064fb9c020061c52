import type { Bilingual, CalendarDate, Period } from '@meervoud/kernel';
import type { IndicatorDefinition } from './definition.ts';
import type { Settings } from './settings.ts';

export interface Theme {
  readonly id: string;
  readonly title: Bilingual;
}

/** All indicators of one set for one reporting year (verslagjaar), versioned as a whole. */
export interface IndicatorSet {
  /** `basisveiligheid` */
  readonly id: string;
  /** IndicatorsetCode, e.g. `ISID000151`; absent where none is published. */
  readonly code?: string;
  readonly name: Bilingual;
  readonly reportingYear: number;
  /** Raised when a definition of this year is corrected. */
  readonly version: string;
  /**
   * How sure the set itself is: `published` rows, `reconstructed` from what is said of it elsewhere, or the project's `own`
   * arrangement of published questions. Stands in the evidence of every value.
   */
  readonly standing: 'published' | 'reconstructed' | 'own';
  /** At what level it is delivered: values for each location and the organization, or for the organization alone. */
  readonly level: 'location' | 'organization';
  /** What the row of the organization as a whole is called where it is published; absent: nothing particular. */
  readonly organizationLabel?: string;
  readonly measuringWindow: Period;
  /** When the portal of the data broker was open; absent where the days are not established. */
  readonly deliveryWindow?: Period;
  readonly settings: Settings;
  readonly themes: readonly Theme[];
  /** How many choice themes a location takes at least (R12). */
  readonly minimumChosen: number;
  readonly indicators: readonly IndicatorDefinition[];
}

/** R3: the last day of the measuring window; of basisveiligheid that is 28 February, also in a leap year. */
export const defaultReferenceDate = (set: IndicatorSet): CalendarDate => set.measuringWindow.end;

/** Find by code, by published number (`1.1b`) or by both; undefined when the set has no such row. */
export const findIndicator = (set: IndicatorSet, codeOrNumber: string): IndicatorDefinition | undefined =>
  set.indicators.find(({ id, number }) => id === codeOrNumber || number === codeOrNumber);
