import type { CalendarDate } from '@meervoud/kernel';
import type { Answer, Counts, Missing } from '@meervoud/value';

/**
 * Why two figures differ, with the numbers that show it. `definition`: the same people counted or written by another rule;
 * `timing`: equal on another reference date; `registration`: what is not on record would close the gap.
 */
export type Cause =
  /** The number may mean two things, by its column or by its size; read so, it is ours. */
  | { readonly kind: 'definition'; readonly reason: 'two-meanings'; readonly written: string; readonly readAs: 'percentage' | 'numerator' }
  | { readonly kind: 'definition'; readonly reason: 'fraction'; readonly written: string; readonly percentage: string }
  | { readonly kind: 'definition'; readonly reason: 'swapped'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'definition'; readonly reason: 'rounding'; readonly written: string; readonly percentage: string; readonly decimals: number; readonly how: 'nearest' | 'down' | 'up' }
  /** Whose answer is unknown was left out of the denominator. */
  | { readonly kind: 'definition'; readonly reason: 'unknown-left-out'; readonly denominator: number; readonly unknown: number }
  | { readonly kind: 'definition'; readonly reason: 'population'; readonly delivered: string; readonly derived: number }
  /** Which themes were chosen is decided, not counted: the campaign says otherwise. */
  | { readonly kind: 'definition'; readonly reason: 'choice' }
  | { readonly kind: 'timing'; readonly reason: 'other-date'; readonly referenceDate: CalendarDate; readonly reportingYear: number; readonly answer: Answer; readonly counts?: Counts }
  /** So many of the unknown would have to be yes (or of ours no), and so many of the undecided belong to the population. */
  | { readonly kind: 'registration'; readonly reason: 'unknowns'; readonly unknown: number; readonly undecided: number; readonly needed: number; readonly added: number }
  | { readonly kind: 'registration'; readonly reason: 'not-recorded'; readonly missing: readonly Missing[] }
  | { readonly kind: 'unexplained' };
export type CauseKind = Cause['kind'];
