import type { Command } from 'commander';
import { approveSubmission, assembleSubmission, type SubmissionWarning } from '@meervoud/delivery';
import { plainText, requireYear, type Submission } from '@meervoud/exchange';
import { KnownError, systemClock } from '@meervoud/kernel';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { IndicatorSet } from '@meervoud/indicator';
import { isReadyToSign } from '@meervoud/worker';
import type { House } from '../house.ts';
import type { Output } from '../output.ts';
import { requireAccount } from '../require-account.ts';
import { recipientOf } from '../recipients.ts';
import { profileFor, setFor } from '../shelf.ts';
import { showStatus } from '../show/status-report.ts';
import { derive } from './derive.ts';
import { sync } from './sync.ts';

/** Before anybody signs, everything is read again and derived, unless nothing happened since that was done last. */
const settleBeforeSigning = async (house: House, output: Output, set: IndicatorSet): Promise<void> => {
  const { store, config, sources } = house;
  if (await isReadyToSign(store, { organization: config.organization.id, sources, set })) return;
  output.say(output.language === 'nl' ? 'Voor een handtekening wordt eerst alles opnieuw gelezen.' : 'Before a signature everything is read again.');
  await sync(house, output);
  await derive(house, output, set);
};

export interface ApproveRequest {
  readonly recipient?: string;
  readonly year: number;
  readonly by: string;
  /** Why incomplete values may leave (R6); kept with the submission. */
  readonly acceptIncomplete?: string;
  /** Figures that are held back for what was released before and may go all the same, and why. */
  readonly releaseHeld?: { readonly references: readonly string[]; readonly reason: string };
  /** Why what left before is corrected; recipients read it. */
  readonly correction?: string;
}

export interface Approved {
  readonly submission: Submission;
  readonly warnings: readonly SubmissionWarning[];
}

/**
 * Draws up what would leave, if it is not drawn up yet, and records one person's approval of exactly that. What left
 * before and did not change needs no approval again.
 */
export const approve = async (house: House, output: Output, { recipient: name, year, by, acceptIncomplete: reason, releaseHeld, correction }: ApproveRequest): Promise<Approved> => {
  const { store, config } = house;
  requireAccount(config, by);
  const recipient = recipientOf(config, name);
  const profile = profileFor(recipient.profile);
  requireYear(profile, year);
  const set = setFor(profile.set, year);
  await settleBeforeSigning(house, output, set);
  const { submission, warnings } = await assembleSubmission({
    store, profile, set, organization: config.organization, recipient: recipient.name, clock: systemClock,
    acceptIncomplete: reason === undefined ? undefined : { reason, by },
    releaseHeld: releaseHeld && { ...releaseHeld, by },
  });
  if (correction !== undefined) await giveReason(house, submission, by, correction);
  if (!awaitsApproval(submission)) return { submission, warnings };
  return { submission: await approveSubmission({ store, profile, submissionId: submission.id, by, clock: systemClock, group: deliveryGroup(submission.id) }), warnings };
};

/** Why a revision was made, before anybody signs it. Throws `no-correction`, `reason-unreadable` and `reason-given` (halt). */
const giveReason = async ({ store }: House, { id, key, status }: Submission, by: string, correction: string): Promise<void> => {
  const reason = plainText(1_000).safeParse(correction);
  if (!reason.success) throw new KnownError({ code: 'reason-unreadable', recovery: 'halt', message: 'This cannot be told as a reason.', expected: 'plain text of at most 1,000 characters, without control characters' });
  if (key.revision === 1 || !awaitsApproval({ status })) throw new KnownError({ code: 'no-correction', recovery: 'halt', at: id, message: 'This corrects nothing that left before.', expected: 'a later revision that still awaits approval' });
  await store.recipients.giveReason(id, key.organization, { reason: reason.data, by, at: systemClock.now() });
};

export const awaitsApproval = ({ status }: Pick<Submission, 'status'>): boolean => status === 'drafted' || status === 'approved';

/** The group of tasks that `submit` waits for. */
export const deliveryGroup = (submission: string): string => `deliver/${submission}`;

export const approveCommand = (): Command =>
  providerCommand('approve', 'Approve what is to leave for a recipient; after enough different people it is released')
    .addOption(yearOption())
    .option('--recipient <name>', 'to whom (default: the only one configured)')
    .requiredOption('--as <account>', 'who approves')
    .option('--accept-incomplete <reason>', 'let incomplete values leave as such, for this reason')
    .option('--release-held <references>', 'let go what is held back for an earlier release: 2023/de-linde/1.1b, with commas between')
    .option('--because <reason>', 'why what is held back may go; kept')
    .option('--correction <reason>', 'why this corrects what left before; recipients read it')
    .action((options: CommonOptions & { year?: number; recipient?: string; as: string; acceptIncomplete?: string; releaseHeld?: string; because?: string; correction?: string }) =>
      inHouse(options, async (house, output) => {
        const { recipient, acceptIncomplete, releaseHeld, because, correction, as: by } = options;
        const { submission, warnings } = await approve(house, output, {
          year: yearOf(house.config, options.year), by, ...(recipient && { recipient }), ...(acceptIncomplete && { acceptIncomplete }), ...(correction && { correction }),
          ...(releaseHeld && { releaseHeld: { references: releaseHeld.split(',').map((reference) => reference.trim()), reason: because ?? '' } }),
        });
        for (const { code, message, at } of warnings) output.say(`${message} [${code}] ${at}`);
        output.result(submission, () => `${submission.id}: ${showStatus(submission.status, output.language)}`);
      }));
