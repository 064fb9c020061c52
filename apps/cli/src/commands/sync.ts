import type { Command } from 'commander';
import { systemClock } from '@meervoud/kernel';
import { planSync } from '@meervoud/worker';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { keyElsewhere } from '../keys.ts';
import { requireSources } from '../require-sources.ts';
import type { House } from '../house.ts';
import type { Output } from '../output.ts';
import { countsTable } from '../show/counts-table.ts';

interface SyncRequest { readonly only?: string | undefined; readonly changes?: boolean | undefined }

/** Reads every source, whole or only what changed, and says what came in and what was refused. Throws `key-elsewhere` (halt). */
export const sync = async (house: House, output: Output, { only, changes = false }: SyncRequest = {}): Promise<void> => {
  const { store, config } = house;
  if (!house.reads) throw keyElsewhere('pseudonym');
  const plan = { organization: config.organization.id, sources: requireSources(house, only), reads: changes ? 'changes' as const : 'everything' as const };
  await house.run(output.language === 'nl' ? 'Lezen' : 'Reading', await planSync(store, plan, systemClock));
};

export const syncCommand = (): Command =>
  providerCommand('sync', 'Read the sources into the store: every zib some indicator needs, and what was refused with its reason')
    .option('--source <name>', 'only this source')
    .option('--changes', 'only what changed since the last read, where the source can say so; deletions are not seen')
    .action((options: CommonOptions & { source?: string; changes?: boolean }) =>
      inHouse(options, async (house, output) => {
        await sync(house, output, { only: options.source, changes: options.changes });
        const counts = await house.store.records.counts(house.config.organization.id);
        output.result(counts, () => countsTable(counts, output.language));
      }, { makes: ['pseudonym'] }));
