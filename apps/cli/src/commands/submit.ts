import type { Command } from 'commander';
import { requireYear, type Submission } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import { deliverSubmission } from '@meervoud/task';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { exitCodes, type Output } from '../output.ts';
import { recipientOf } from '../recipients.ts';
import { profileFor } from '../shelf.ts';
import { deliveryGroup } from './approve.ts';
import { tryNow } from './deliveries.ts';
import { dryRun } from './dry-run.ts';
import { patienceFor } from '../patience.ts';
import { dryRunReport } from '../show/dry-run-report.ts';
import { showStatus } from '../show/status-report.ts';

/**
 * Brings the newest released submission to its recipient and its receipt back. One that was delivered before is
 * left as it is. Throws `not-released` (halt) when nobody, or too few people, approved it, and `delivery-waits` (retry) when the recipient
 * does not answer for long.
 */
export const submit = async (house: House, output: Output, year: number, name?: string): Promise<Submission> => {
  const { store, config } = house;
  const recipient = recipientOf(config, name);
  const profile = profileFor(recipient.profile);
  requireYear(profile, year);
  const key = { organization: config.organization.id, recipient: recipient.name, profile: `${profile.id}@${profile.version}`, reportingYear: year };
  const newest = (await store.submissions.revisions(key)).at(-1);
  if (newest === undefined || newest.status === 'drafted' || newest.status === 'approved' || newest.status === 'withdrawn') {
    throw notReleased(newest, profile.approvals);
  }
  if (newest.status === 'released' || newest.status === 'sent') {
    // its task was asked for with the last approval; a person wants it now
    await tryNow(store, newest);
    const patience = patienceFor(store, newest.key.organization, deliverSubmission.key({ organization: newest.key.organization, submission: newest.id }));
    try {
      await house.run(output.language === 'nl' ? 'Versturen' : 'Sending', [deliveryGroup(newest.id)], patience.signal);
    } finally {
      patience.stop();
    }
  }
  const after = await store.submissions.byId(newest.id);
  if (after === undefined) throw new Error(`submission ${newest.id} is gone`);
  return after;
};

const notReleased = (newest: Submission | undefined, needed: number): KnownError =>
  new KnownError({
    code: 'not-released', recovery: 'halt',
    message: newest === undefined ? 'Nothing has been approved for this recipient and year.' : `The submission is not released: ${newest.approvals.length} of ${needed} people approved it.`,
    expected: 'meervoud approve --as <account>, by different people',
  });

export const submitCommand = (): Command =>
  providerCommand('submit', 'Send what was released, and store the signed receipt')
    .addOption(yearOption())
    .option('--recipient <name>', 'to whom (default: the only one configured)')
    .option('--dry-run', 'what the recipient would refuse, all at once; sends nothing')
    .action((options: CommonOptions & { year?: number; recipient?: string; dryRun?: boolean }) =>
      inHouse(options, async (house, output) => {
        if (options.dryRun) {
          const told = await dryRun(house, { year: yearOf(house.config, options.year), recipient: options.recipient });
          output.result(told, () => dryRunReport(told, output.language));
          if (told.findings.some(({ weight }) => weight === 'refused')) process.exitCode = exitCodes.refused;
          return;
        }
        const submission = await submit(house, output, yearOf(house.config, options.year), options.recipient);
        output.result(submission, () =>
          `${submission.id}: ${showStatus(submission.status, output.language)}${submission.receipt === undefined ? '' : ` (${submission.receipt.receiptId})`}`);
      }, { makes: ['signing'] }));
