import { type Clock, type Instant, type Logger, toInstant, toMilliseconds } from '@meervoud/kernel';
import { httpDate } from './retry-after.ts';

const ALARM_MILLISECONDS = 60_000;

/** The clock of the source, by the `Date` of its answers (RFC 9110 §6.6.1). */
export interface ServerClock {
  heed(headers: Headers): void;
  /** The source's own time of its first answer; undefined until one says it. */
  firstSeen(): Instant | undefined;
}

/** F11: when it differs more than a minute from ours, that is logged once: tokens and watermarks then go wrong. */
export const openServerClock = (clock: Clock, log: Logger): ServerClock => {
  let first: Instant | undefined;
  let alarmed = false;
  return {
    heed: (headers) => {
      const theirs = httpDate(headers.get('date'));
      if (theirs === undefined) return;
      first ??= toInstant(theirs);
      const skew = theirs - toMilliseconds(clock.now());
      if (alarmed || Math.abs(skew) <= ALARM_MILLISECONDS) return;
      alarmed = true;
      log.error('the clock of the source differs from ours', { code: 'clock-skew', milliseconds: skew });
    },
    firstSeen: () => first,
  };
};
