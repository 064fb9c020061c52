import { readReuse } from '@meervoud/reuse';
import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import { ledgerPage } from '../show/ledger-page.ts';

export const ledgerCommand = (): Command =>
  providerCommand('ledger', 'Show how often one registration was reused, and how many hand-typed figures that replaced')
    .addOption(yearOption())
    .action((options: CommonOptions & { year?: number }) =>
      inHouse(options, async ({ store, config }, output) => {
        const reportingYear = yearOf(config, options.year);
        const ledger = await readReuse(store, config.organization.id, reportingYear);
        output.result({ organization: config.organization.id, reportingYear, ...ledger }, () => ledgerPage(config.organization.name, reportingYear, ledger, output.language));
      }));
