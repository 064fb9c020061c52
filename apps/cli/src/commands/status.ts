import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { statusReport } from '../show/status-report.ts';

export const statusCommand = (): Command =>
  providerCommand('status', 'What was read last, and what became of every submission').action((options: CommonOptions) =>
    inHouse(options, async ({ store, config }, output) => {
      const organization = config.organization.id;
      const submissions = await Promise.all(
        (await store.submissions.list(organization)).map(async (submission) => ({ ...submission, events: await store.submissions.events(submission.id) })),
      );
      const report = { runs: await store.runs.latest(organization), submissions };
      output.result(report, () => statusReport(report, output.language));
    }));
