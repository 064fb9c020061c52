import { type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import type { ExchangeProfile } from './exchange-profile.ts';
import { defaultExpiry } from './delivery-days.ts';
import type { Submission } from './submission.ts';
import { isSettled } from './submission-life.ts';

const DAY = 86_400_000;
export type ExpiryRule = Pick<ExchangeProfile, 'expiry' | 'windows'>;

/**
 * When this submission lapses if nothing happens: what was not sent, so many days after its delivery closed (where there is no window: after it was drawn up);
 * what was sent and not judged, so many days after its last move. Undefined where nothing has to happen any more. Without a profile (it is
 * configured no more) by the default. `movedAt` is when it came into its status.
 */
export const expiryOf = (
  { status, key: { reportingYear }, draftedAt }: Pick<Submission, 'status' | 'key' | 'draftedAt'>, movedAt: Instant, { expiry, windows }: ExpiryRule = { expiry: defaultExpiry, windows: {} },
): Instant | undefined => {
  if (isSettled(status)) return undefined;
  if (status === 'sent' || status === 'received') return toInstant(toMilliseconds(movedAt) + expiry.unansweredDays * DAY);
  const window = windows[String(reportingYear)];
  // a correction may be drawn up long after closing: it gets as many days of its own
  const from = Math.max(window === undefined ? 0 : Date.parse(`${window.closes}T23:59:59.999Z`), toMilliseconds(draftedAt));
  return toInstant(from + expiry.unsentDays * DAY);
};
