import type { Command } from 'commander';
import { systemClock } from '@meervoud/kernel';
import { planSync } from '@meervoud/worker';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { keyElsewhere } from '../keys.ts';
import { requireSources } from '../require-sources.ts';
import type { House } from '../house.ts';
import type { Output } from '../output.ts';
import { countsTable } from '../show/counts-table.ts';

/** Reads every source completely, and says what came in and what was refused. Throws `key-elsewhere` (halt). */
export const sync = async (house: House, output: Output, only?: string): Promise<void> => {
  const { store, config } = house;
  if (!house.reads) throw keyElsewhere('pseudonym');
  await house.run(output.language === 'nl' ? 'Lezen' : 'Reading', await planSync(store, config.organization.id, requireSources(house, only), systemClock));
};

export const syncCommand = (): Command =>
  providerCommand('sync', 'Read the sources into the store: every zib some indicator needs, and what was refused with its reason')
    .option('--source <name>', 'only this source')
    .action((options: CommonOptions & { source?: string }) =>
      inHouse(options, async (house, output) => {
        await sync(house, output, options.source);
        const counts = await house.store.records.counts(house.config.organization.id);
        output.result(counts, () => countsTable(counts, output.language));
      }, { makes: ['pseudonym'] }));
