import type { CalendarDate } from '@meervoud/kernel';

/** What the scenario means to be found about someone on a day. */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * How an intention runs over time: what holds first, and what holds from each later day on. Written down by hand with each
 * situation and never read back from resources: this is what makes the truth independent.
 */
export interface Course<State = Answer> {
  readonly first: State;
  readonly changes: readonly (readonly [from: CalendarDate, state: State])[];
}

/** `course('no', ['2023-11-01', 'yes'])`: no, and yes from 1 November on. Changes in order of date. */
export const course = <State = Answer>(
  first: State,
  ...changes: readonly (readonly [from: CalendarDate, state: State])[]
): Course<State> => ({ first, changes });

export const stateOn = <State>(day: CalendarDate, { first, changes }: Course<State>): State =>
  changes.reduce((state, [from, next]) => (from <= day ? next : state), first);

/** One yes suffices; otherwise one unknown leaves it open. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

/** One no decides; otherwise one unknown leaves it open. */
export const allOf = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
