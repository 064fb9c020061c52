import type { Command } from 'commander';
import { systemClock } from '@meervoud/kernel';
import type { Notice, Store } from '@meervoud/store';
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

interface StatusOptions extends CommonOptions { readonly refused?: boolean; readonly as: string }

export const statusCommand = (): Command =>
  providerCommand('status', 'What was read last, what needs somebody, and what became of every submission')
    .option('--refused', 'also each resource or row that was not used or deserves a look: where it stands and why; the reading is logged')
    .option('--as <account>', 'who is reading', 'cli')
    .action((options: StatusOptions) =>
      inHouse(options, async ({ store, config, sources }, output) => {
        const organization = config.organization.id;
        const submissions = await Promise.all(
          (await store.submissions.list(organization)).map(async (submission) => ({ ...submission, events: await store.submissions.events(submission.id) })),
        );
        const runs = await store.runs.latest(organization);
        const overlap = await overlapOf(store, organization, sources, runs.map(({ source }) => source));
        const notices = options.refused === true ? await readNotices(store, organization, options.as) : undefined;
        const report = { runs, alarms: await store.alarms.standing(organization), ...(overlap === undefined ? {} : { overlap }), ...(notices === undefined ? {} : { notices }), submissions };
        output.result(report, () => statusReport(report, output.language));
      }));

/** The references lead to clients, so this is logged before it is read. */
const readNotices = async (store: Store, organization: string, who: string): Promise<readonly Notice[]> => {
  await store.access.record({ organization, who, source: 'cli', basis: 'access to the machine', action: 'refused', object: organization, purpose: 'quality', at: systemClock.now() });
  return store.records.notices(organization);
};
