import { z } from 'zod';

/** A moment in UTC, ISO 8601 with milliseconds: `2024-03-01T09:30:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** The only way to learn the time. Figures never depend on it; logs, receipts and audits do. */
export interface Clock {
  now(): Instant;
}

export const toInstant = (milliseconds: number): Instant =>
  new Date(milliseconds).toISOString() as Instant;

export const toMilliseconds = (instant: Instant): number => Date.parse(instant);

export const systemClock: Clock = { now: () => toInstant(Date.now()) };

/** A clock that stands still, for tests and for replaying a run. */
export const clockAt = (instant: string): Clock => {
  const fixed = Instant.parse(instant);
  return { now: () => fixed };
};
