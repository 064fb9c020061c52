import type { Command } from 'commander';
import { askedSet, type CommonOptions, inHouse, providerCommand, type SetOptions, setOption, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { type Column, valuesTable } from '../show/values-table.ts';

/** The locations of the organization, then the organization itself. */
export const columnsOf = async ({ store, config }: House): Promise<readonly Column[]> => [
  ...(await store.records.locations(config.organization.id)).map(({ id, name }) => ({ location: id, name })),
  { location: null, name: config.organization.name },
];

export const valuesCommand = (): Command =>
  providerCommand('values', 'Show the values of a reporting year per location')
    .addOption(yearOption()).addOption(setOption())
    .option('--location <id>', 'only this location')
    .action((options: CommonOptions & SetOptions & { location?: string }) =>
      inHouse(options, async (house, output) => {
        const set = askedSet(house.config, options);
        const { reportingYear } = set;
        const scope = { organization: house.config.organization.id, set: set.id, reportingYear };
        const values = await house.store.values.newest(options.location === undefined ? scope : { ...scope, location: options.location });
        const columns = (await columnsOf(house)).filter(({ location }) => options.location === undefined || location === options.location);
        output.result(
          values.map(({ id, version, location, indicator, referenceDate, outcome }) => ({
            id, version, location, indicator, definition: set.standing, number: set.indicators.find((row) => row.id === indicator)?.number, referenceDate, outcome,
          })),
          () => values.length > 0 ? valuesTable(set, columns, values, output.language)
            : output.language === 'nl' ? `Nog geen waarden over ${reportingYear}. Eerst: meervoud sync, dan: meervoud derive --year ${reportingYear}`
            : `No values for ${reportingYear} yet. First: meervoud sync, then: meervoud derive --year ${reportingYear}`,
        );
      }));
