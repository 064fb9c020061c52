import type { Command } from 'commander';
import { previewSubmission } from '@meervoud/delivery';
import { requireYear } from '@meervoud/exchange';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import { profileFor, setFor } from '../shelf.ts';
import { previewPage } from '../show/preview-page.ts';
import { columnsOf } from './values.ts';

export const previewCommand = (): Command =>
  providerCommand('preview', 'Show row by row what would leave under an exchange profile, what would not, and why')
    .argument('<profile>', 'id of the profile, as `databroker-odb`')
    .addOption(yearOption())
    .option('--recipient <name>', 'for this recipient: a draft for it is no earlier release')
    .action((id: string, options: CommonOptions & { year?: number; recipient?: string }) =>
      inHouse(options, async (house, output) => {
        const { store, config } = house;
        const profile = profileFor(id);
        const year = yearOf(config, options.year);
        requireYear(profile, year);
        const set = setFor(profile.set, year);
        const rows = await previewSubmission({ store, set, profile, organization: config.organization.id, recipient: options.recipient });
        const places = await columnsOf(house);
        output.result({ profile: `${profile.id}@${profile.version}`, disclosure: profile.disclosure, rows }, () => previewPage(profile, set, places, rows, output.language));
      }));
