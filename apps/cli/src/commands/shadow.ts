import type { Command } from 'commander';
import { shadow } from '@meervoud/comparison';
import { openWorksheetFile } from '@meervoud/worksheet';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import { requireLocation } from '../require-location.ts';
import { setFor } from '../shelf.ts';
import { shadowReport } from '../show/shadow-report.ts';

export const shadowCommand = (): Command =>
  providerCommand('shadow', 'Hold figures that were delivered by hand against the derived ones, and say why they differ')
    .argument('<file>', 'template for late deliveries (.xlsx), or a .csv with IndicatorCode, IndicatorWaarde and what else there is')
    .addOption(yearOption())
    .option('--location <id>', 'the whole file is about this location of ours')
    .option('--all', 'show also what is equal, and what is not in the file')
    .action((file: string, options: CommonOptions & { year?: number; location?: string; all?: boolean }) =>
      inHouse(options, async (house, output) => {
        const { store, config: { organization } } = house;
        const location = await requireLocation(house, options.location);
        const locations = await store.records.locations(organization.id);
        const report = await shadow({
          store, organization, locations, set: setFor('basisveiligheid', yearOf(house.config, options.year)), file: await openWorksheetFile(file),
          ...(typeof location === 'string' && { location }),
        });
        output.result(report, () => shadowReport(report, locations, options.all === true, output.language));
      }));
