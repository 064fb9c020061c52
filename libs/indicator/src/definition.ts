import type { Bilingual } from '@meervoud/kernel';
import type { ZibRecord } from '@meervoud/zibs';
import type { $brand } from 'zod';
import type { Criterion } from './criterion.ts';
import type { ContractsOfStaff, StaffAmount } from './staff-amount.ts';
import type { RulingId } from './rulings.ts';
import type { Settings } from './settings.ts';

/** What every published row has (indicators.md §2.2). The id decides identity; number and name never do. */
interface Row {
  readonly id: IndicatorId;
  /** IndicatorNummer as published, e.g. `1.1b`. */
  readonly number: string;
  /** IndicatorSorteernummer. */
  readonly sort: number;
  readonly unit: 'Percentage' | 'JaNee' | 'Tekst' | 'Getal' | 'Aantal' | 'Subindicator';
  readonly type: 'Uitkomst' | 'Proces' | 'Structuur';
  readonly theme: string;
  readonly title: Bilingual;
  /** Which days the figure is about; {@link periodOf} gives them. */
  readonly period: 'measuring-window' | 'reporting-year' | 'last-two-months' | 'last-day-of-year' | 'administrative';
  readonly obligation: Obligation;
  /** Where the row and its reading come from. */
  readonly source: string;
  readonly rulings: readonly RulingId[];
}

/**
 * IndicatorCode as published, `INID013307`; or, for a row that has none, an own id: `MV-` with the number of the set it is from,
 * `MV-zorgkantoren-14.1-5VV`.
 */
export type IndicatorId = `INID${string}` | `MV-${string}`;

/** Themes a location may choose for learning and improving (R12); 4.1 only up to 2021. */
export type ChoiceTheme = '1.1' | '1.2' | '3.2' | '4.1' | '4.2' | '4.3' | '5';
/** The three ways to measure client experience; a location fills the one it used. */
export type ExperienceSource = 'nps' | 'zorgkaart-recommendation' | 'total-score';
export type Obligation =
  | 'mandatory'
  | 'optional'
  | { readonly chosen: ChoiceTheme }
  | { readonly experienceSource: ExperienceSource };

/** "Chosen for learning and improving at your location?": answered by the campaign itself. */
export interface ChoiceIndicator extends Row {
  readonly kind: 'choice';
  readonly choice: ChoiceTheme;
}

/** A row that only carries its sub-rows; it has no value and is not published. */
export interface HeaderIndicator extends Row {
  readonly kind: 'header';
}

/** A share of clients, of wards, or of those who answered a survey. */
export interface ProportionIndicator extends Row {
  readonly kind: 'proportion';
  readonly basis: Basis;
  /** Denominator: which of the residents, or of the wards. */
  readonly population: Criterion;
  readonly numerator: Criterion;
  /** Which answer of the numerator is counted: a triple publishes yes, no and unknown as rows of their own. */
  readonly counts: 'yes' | 'no' | 'unknown';
  /** R6: the row that publishes the unknowns of this question; they are then no unknowns of this row. */
  readonly unknownRow?: IndicatorId;
  /** May a named person attest the counts where no source holds them? (R8) */
  readonly attestable: boolean;
  readonly examples: readonly [Example, ...Example[]];
}

/** How many clients of the population it holds for, as a number. */
export interface CountIndicator extends Row {
  readonly kind: 'count';
  readonly basis: 'client';
  readonly population: Criterion;
  readonly numerator: Criterion;
  readonly examples: readonly [Example, ...Example[]];
}

/** The mean of what those in the population scored on these questions; a person may state it where no survey is supplied. */
export interface MeanIndicator extends Row {
  readonly kind: 'mean';
  readonly basis: 'respondent';
  readonly population: Criterion;
  readonly of: { readonly zib: 'SurveyResponse'; readonly fields: readonly [SurveyScore, ...SurveyScore[]] };
  readonly attestable: boolean;
  readonly examples: readonly [Example, ...Example[]];
}
export type SurveyScore = Extract<keyof ZibRecord<'SurveyResponse'>, `score${string}`>;

/** Does a majority of those in the population (clients with the plan) have it? Published as ja/nee. */
export interface MajorityIndicator extends Row {
  readonly kind: 'majority';
  readonly basis: 'client';
  readonly population: Criterion;
  readonly numerator: Criterion;
  readonly examples: readonly [Example, ...Example[]];
}

/** So much of so much, of what the staff in the population add to each; without `per` the amount is the figure. */
export interface RatioIndicator extends Row {
  readonly kind: 'ratio';
  readonly basis: 'staff';
  readonly population: ContractsOfStaff;
  readonly amount: StaffAmount;
  readonly per?: StaffAmount;
  /** May a named person state the figure where no HR facts are supplied? */
  readonly attestable: boolean;
  readonly examples: readonly [Example, ...Example[]];
}

/** A question that a person answers; the gateway asks, nothing derives. */
export interface AttestedIndicator extends Row {
  readonly kind: 'attested';
  readonly answer: 'text' | 'url' | 'proportion' | 'score' | 'ratio' | 'count' | 'yes-no';
}

export type IndicatorDefinition =
  | ChoiceIndicator | HeaderIndicator | ProportionIndicator | CountIndicator | MeanIndicator | RatioIndicator | MajorityIndicator | AttestedIndicator;
/** Those that are asked of each client, ward or respondent. */
export type JudgedIndicator = ProportionIndicator | CountIndicator | MajorityIndicator;
export type DerivedIndicator = JudgedIndicator | MeanIndicator | RatioIndicator;
/** Whom a row is about: what its members are. */
export type Basis = 'client' | 'ward' | 'respondent' | 'staff';

/** Records of one client (or ward) and what the definition says of them: its test and its documentation. */
export interface Example {
  readonly title: Bilingual;
  /** Year the dates below are written for. */
  readonly reportingYear: number;
  /** Default: 28 February of the year after (R3). */
  readonly referenceDate?: string;
  /**
   * Besides these, a client gets a stay at location `here` and a 5VV indication from 1 January of that year, and a
   * ward exists (`ward`, part of `here`), unless `bare`.
   */
  readonly given: readonly ExampleRecord[];
  readonly bare?: true;
  readonly settings?: Partial<Settings>;
  /** The numerator's answer (of a mean: is there a score? of a ratio: does it add to the amount?), or that this one is not in the population, or that this cannot be told. */
  readonly expect: 'yes' | 'no' | 'unknown' | 'not-in-population' | 'population-unknown';
}

type WithoutIdentity<R> = R extends unknown ? { [F in keyof R as Exclude<F, 'id' | 'origin' | 'subject'>]: Loose<R[F]> } : never;
/** Branded dates may be written as plain text in an example; they are parsed when it runs. */
type Loose<V> = V extends string & $brand<string> ? string : V;
export type ExampleRecord = WithoutIdentity<ZibRecord>;
