import type { Command } from 'commander';
import { planDerivation } from '@meervoud/worker';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import type { Output } from '../output.ts';
import { setFor } from '../shelf.ts';

/** Keeps the campaign as configured, then derives every location and the organization, with their fragments. */
export const derive = async (house: House, output: Output, year: number): Promise<void> => {
  const { store, config } = house;
  const set = setFor('basisveiligheid', year);
  const campaign = config.campaigns.find(({ set: id, reportingYear }) => id === set.id && reportingYear === year);
  if (campaign !== undefined) await store.campaigns.put(config.organization.id, campaign);
  const plan = { organization: config.organization.id, sources: house.sources, set };
  await house.run(output.language === 'nl' ? 'Afleiden' : 'Deriving', await planDerivation(store, plan));
};

export const deriveCommand = (): Command =>
  providerCommand('derive', 'Derive every indicator of a reporting year, and write the report fragments')
    .addOption(yearOption())
    .action((options: CommonOptions & { year?: number }) =>
      inHouse(options, async (house, output) => {
        const year = yearOf(house.config, options.year);
        await derive(house, output, year);
        const values = await house.store.values.newest({ organization: house.config.organization.id, set: 'basisveiligheid', reportingYear: year });
        output.result({ reportingYear: year, values: values.length }, () =>
          output.language === 'nl' ? `${values.length} waarden over ${year}. Bekijk ze met: meervoud values --year ${year}` : `${values.length} values for ${year}. See them with: meervoud values --year ${year}`);
      }));
