import type { Command } from 'commander';
import { approveSubmission, assembleSubmission } from '@meervoud/delivery';
import { KnownError, systemClock } from '@meervoud/kernel';
import type { Submission } from '@meervoud/exchange';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { locationsOf } from '../locations.ts';
import { recipientOf } from '../recipients.ts';
import { profileFor, setFor } from '../shelf.ts';
import { showStatus } from '../show/status-report.ts';

export interface ApproveRequest {
  readonly recipient?: string;
  readonly year: number;
  readonly by: string;
  /** Why incomplete values may leave (R6); kept with the submission. */
  readonly acceptIncomplete?: string;
}

/** Draws up what would leave, if it is not drawn up yet, and records one person's approval of exactly that. */
export const approve = async (house: House, { recipient: name, year, by, acceptIncomplete }: ApproveRequest): Promise<{ submission: Submission; warnings: readonly string[] }> => {
  const { store, config } = house;
  if (!config.accounts.some((account) => account.name === by)) throw unknownAccount(by, config.accounts.map((account) => account.name));
  const recipient = recipientOf(config, name);
  const profile = profileFor(recipient.profile);
  const { submission, warnings } = await assembleSubmission({
    store, profile, set: setFor(profile.set, year, profile), organization: config.organization, recipient: recipient.name,
    locations: await locationsOf(house), clock: systemClock, ...(acceptIncomplete === undefined ? {} : { acceptIncomplete }),
  });
  return { submission: await approveSubmission({ store, submission, profile, by, clock: systemClock }), warnings };
};

const unknownAccount = (name: string, known: readonly string[]): KnownError =>
  new KnownError({ code: 'account-unknown', recovery: 'halt', message: `There is no account '${name}'.`, expected: known.join(', ') || 'an entry in `accounts` of meervoud.json' });

export const approveCommand = (): Command =>
  providerCommand('approve', 'Approve what is to leave for a recipient; after enough different people it is released')
    .addOption(yearOption())
    .option('--recipient <name>', 'to whom (default: the only one configured)')
    .requiredOption('--as <account>', 'who approves')
    .option('--accept-incomplete <reason>', 'let incomplete values leave as such, for this reason')
    .action((options: CommonOptions & { year?: number; recipient?: string; as: string; acceptIncomplete?: string }) =>
      inHouse(options, async (house, output) => {
        const { recipient, acceptIncomplete, as: by } = options;
        const { submission, warnings } = await approve(house, {
          year: yearOf(house.config, options.year), by, ...(recipient && { recipient }), ...(acceptIncomplete && { acceptIncomplete }),
        });
        for (const warning of warnings) output.say(warning);
        output.result(submission, () => `${submission.id}: ${showStatus(submission.status, output.language)}`);
      }));
