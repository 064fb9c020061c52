import type { Command } from 'commander';
import type { Store } from '@meervoud/store';
import { countShadowed, mergedRecords, type SourceBinding } from '@meervoud/worker';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { Overlap } from '../show/source-overlap.ts';
import { statusReport } from '../show/status-report.ts';

/** Where sources overlap; undefined when there is one source and was never another. */
const overlapOf = async (store: Store, organization: string, sources: readonly SourceBinding[], read: readonly string[]): Promise<Overlap | undefined> => {
  const names = sources.map(({ name }) => name);
  if (names.length < 2 && read.every((name) => names.includes(name))) return undefined;
  const { shadowed, notConfigured } = await mergedRecords(store, { organization, location: null, sources });
  return { sources: names, shadowed: countShadowed(shadowed, sources), notConfigured };
};

export const statusCommand = (): Command =>
  providerCommand('status', 'What was read last, what needs somebody, and what became of every submission').action((options: CommonOptions) =>
    inHouse(options, async ({ store, config, sources }, output) => {
      const organization = config.organization.id;
      const submissions = await Promise.all(
        (await store.submissions.list(organization)).map(async (submission) => ({ ...submission, events: await store.submissions.events(submission.id) })),
      );
      const runs = await store.runs.latest(organization);
      const overlap = await overlapOf(store, organization, sources, runs.map(({ source }) => source));
      const report = { runs, alarms: await store.alarms.standing(organization), ...(overlap === undefined ? {} : { overlap }), submissions };
      output.result(report, () => statusReport(report, output.language));
    }));
