import { dayIn } from '@meervoud/calendar';
import { assembleSubmission, receiverFindings, type ReceiverFindings, type RuleFinding, windowFindings } from '@meervoud/delivery';
import type { ExchangeProfile, Submission } from '@meervoud/exchange';
import { type CalendarDate, KnownError, systemClock } from '@meervoud/kernel';
import type { House } from '../house.ts';
import { odbProvider } from '../odb-provider.ts';
import { formOf, recipientOf } from '../recipients.ts';
import { profileFor, setFor } from '../shelf.ts';

export interface DryRunRequest {
  readonly recipient?: string | undefined;
  readonly year: number;
  /** Default: today in the time zone of the organization. */
  readonly today?: CalendarDate;
}

/** Ends a transaction of which nothing may stay. */
class Undo extends Error {}

interface Drawn { readonly submission: Submission; readonly payload: Uint8Array; readonly warnings: readonly RuleFinding[] }

/** What would be drawn up now, with nothing written; or why it cannot be. */
const drawnUp = async (house: House, profile: ExchangeProfile, recipient: string, year: number): Promise<Drawn> => {
  const { store, config } = house;
  let drawn: Drawn | undefined;
  await store.transaction(async (transaction) => {
    const { submission, warnings } = await assembleSubmission({
      store: transaction, profile, set: setFor(profile.set, year), organization: config.organization, recipient, clock: systemClock,
      // what is incomplete becomes a finding of its own
      acceptIncomplete: { reason: 'dry run', by: 'dry run' },
    });
    drawn = {
      submission, payload: await transaction.submissions.payload(submission.id),
      warnings: warnings.map(({ code, message, at }) => ({ code, at, weight: 'noticed', said: { nl: message, en: message } })),
    };
    throw new Undo();
  }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown; });
  if (drawn === undefined) throw new Error('nothing was drawn up');
  return drawn;
};

/**
 * What the recipient would refuse or remark on if this were sent now, all at once; sends nothing and writes nothing. Throws
 * `recipient-unknown`, and as `setFor` (halt).
 */
export const dryRun = async (house: House, { recipient: name, year, today = dayIn(house.config.timeZone, systemClock.now()) }: DryRunRequest): Promise<ReceiverFindings> => {
  const recipient = recipientOf(house.config, name);
  const profile = profileFor(recipient.profile);
  const window = windowFindings(profile, year, today);
  // a year that is not owed has no set of its own to draw up
  if (window.some(({ code }) => code === 'not-owed-for-this-year')) return { findings: window, rows: 0 };
  try {
    const { submission, payload, warnings } = await drawnUp(house, profile, recipient.name, year);
    const { findings, rows } = await receiverFindings({
      profile, today, form: formOf(recipient), submission: { key: submission.key, payload, set: setFor(profile.set, year), provider: await odbProvider(house) },
    });
    return { rows, findings: [...findings, ...warnings] };
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.recovery === 'retry') throw thrown;
    return { rows: 0, findings: [...window, { code: thrown.code, weight: 'refused', at: thrown.at ?? '', said: { nl: thrown.message, en: thrown.message } }] };
  }
};
