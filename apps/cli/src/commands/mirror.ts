import type { Command } from 'commander';
import { mirror } from '@meervoud/comparison';
import { KnownError } from '@meervoud/kernel';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { indicatorOf } from '../indicator-of.ts';
import { requireLocation } from '../require-location.ts';
import { setFor } from '../shelf.ts';
import { mirrorTable } from '../show/mirror-table.ts';
import { columnsOf } from './values.ts';

interface MirrorOptions extends CommonOptions { readonly year?: number; readonly nationalYear?: number; readonly indicator?: string; readonly location?: string }

/**
 * The year asked for; else that of the figures, or the newest before it, or the newest there is. A year of which only late
 * deliveries were taken in is no picture of the country. Throws `odb-missing` (halt).
 */
const nationalYearFor = async ({ store }: House, reportingYear: number, asked: number | undefined): Promise<number> => {
  const imports = await store.odb.imports();
  const yearsOf = (having: (part: string) => boolean): readonly number[] => [...new Set(imports.filter(({ part }) => having(part)).map((one) => one.reportingYear))];
  const newest = (years: readonly number[]): number | undefined => years.findLast((year) => year <= reportingYear) ?? years.at(-1);
  const years = yearsOf(() => true);
  const found = asked === undefined ? newest(yearsOf((part) => part === 'main')) ?? newest(yearsOf((part) => part === 'supplement')) ?? newest(years) : years.find((year) => year === asked);
  if (found !== undefined) return found;
  throw new KnownError({
    code: 'odb-missing', recovery: 'halt', message: years.length === 0 ? 'No public file was taken in yet.' : `The public file of ${asked} was not taken in.`,
    expected: years.length === 0 ? 'meervoud import-odb <file>, with a file of zorginzicht.nl' : `--national-year with one of ${years.join(', ')}, or meervoud import-odb`,
  });
};

export const mirrorCommand = (): Command =>
  providerCommand('mirror', 'Own percentages beside the median and quartiles of all published locations')
    .addOption(yearOption())
    .addOption(yearOption('--national-year <year>', 'year of the public file (default: that of the figures, or the newest before it)'))
    .option('--indicator <number>', 'only this one, by number (1.1b) or code')
    .option('--location <id>', 'only this location (organisatie for the whole)')
    .action((options: MirrorOptions) =>
      inHouse(options, async (house, output) => {
        const set = setFor('basisveiligheid', yearOf(house.config, options.year));
        const indicators = options.indicator === undefined ? set.indicators : [indicatorOf(set, options.indicator)];
        const location = await requireLocation(house, options.location);
        const held = await mirror({
          store: house.store, organization: house.config.organization.id, set, indicators,
          nationalYear: await nationalYearFor(house, set.reportingYear, options.nationalYear),
          ...(location !== undefined && { location }),
        });
        const columns = await columnsOf(house);
        output.result({ ...held, quartileMethod: 'Hyndman and Fan 1996, definition 7 (linear interpolation)' }, () => mirrorTable(held, set, columns, output.language));
      }));
