import type { Command } from 'commander';
import { planDerivation } from '@meervoud/worker';
import { askedSet, type CommonOptions, inHouse, providerCommand, type SetOptions, setOption, yearOption } from '../command.ts';
import type { IndicatorSet } from '@meervoud/indicator';
import type { House } from '../house.ts';
import { reconstructionNote } from '../show/standing.ts';
import type { Output } from '../output.ts';

/** Keeps the campaign as configured, then derives every location and the organization, with their fragments. */
export const derive = async (house: House, output: Output, set: IndicatorSet): Promise<void> => {
  const { store, config } = house;
  const campaign = config.campaigns.find(({ set: id, reportingYear }) => id === set.id && reportingYear === set.reportingYear);
  if (campaign !== undefined) await store.campaigns.put(config.organization.id, campaign);
  const plan = { organization: config.organization.id, sources: house.sources, set };
  await house.run(output.language === 'nl' ? 'Afleiden' : 'Deriving', await planDerivation(store, plan));
};

export const deriveCommand = (): Command =>
  providerCommand('derive', 'Derive every indicator of a reporting year, and write the report fragments')
    .addOption(yearOption()).addOption(setOption())
    .action((options: CommonOptions & SetOptions) =>
      inHouse(options, async (house, output) => {
        const set = askedSet(house.config, options);
        await derive(house, output, set);
        const values = await house.store.values.newest({ organization: house.config.organization.id, set: set.id, reportingYear: set.reportingYear });
        const { id, reportingYear } = set;
        const next = `meervoud values --year ${reportingYear}${options.set === undefined ? '' : ` --set ${id}`}`;
        output.result({ set: id, reportingYear, definition: set.standing, values: values.length }, () => [
          output.language === 'nl' ? `${values.length} waarden over ${reportingYear}. Bekijk ze met: ${next}` : `${values.length} values for ${reportingYear}. See them with: ${next}`,
          ...reconstructionNote(set.standing, output.language),
        ].join('\n'));
      }));
