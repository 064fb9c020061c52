import { Command, InvalidArgumentError, Option } from 'commander';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import type { Config } from './config.ts';
import { loadConfig } from './configuration/load.ts';
import { type House, type HouseOptions, openHouse } from './house.ts';
import { openOutput, type Output } from './output.ts';
import { setFor } from './shelf.ts';

export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly lang?: Language;
}

/** A command with the options that all have. */
export const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--json', 'one JSON document on stdout, nothing else')
    .addOption(new Option('--lang <language>', 'language of results').choices(['nl', 'en']).default('nl'))
    .showHelpAfterError('(add --help for what this command takes)');

/** A command that works on a configured provider. */
export const providerCommand = (name: string, description: string): Command =>
  command(name, description).option('--config <file>', 'configuration (default: $MEERVOUD_CONFIG or ./meervoud.json)');

export const yearOption = (flags = '--year <year>', description = 'reporting year (verslagjaar)'): Option =>
  new Option(flags, description).argParser((text) => {
    if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('a year of four digits.');
    return Number(text);
  });

export const setOption = (): Option => new Option('--set <id>', 'set of indicators (default: that of the campaign of the year, else basisveiligheid)');

export interface SetOptions { readonly set?: string; readonly year?: number }

/**
 * The set that is asked for. Without `--set` that of the only campaign of the year; without one or with several, basisveiligheid, which says
 * what is owed instead over a year that has none. Throws as {@link setFor} does.
 */
export const askedSet = (config: Config, { set, year }: SetOptions): IndicatorSet => {
  const reportingYear = yearOf(config, year);
  const [only, ...others] = config.campaigns.filter((campaign) => campaign.reportingYear === reportingYear);
  return setFor(set ?? (others.length === 0 ? only?.set : undefined) ?? 'basisveiligheid', reportingYear);
};

/** The year asked for, or the newest the configuration has a campaign for. */
export const yearOf = (config: Config, asked: number | undefined): number =>
  asked ?? Math.max(...config.campaigns.map(({ reportingYear }) => reportingYear), 2023);

/** Opens the house for one command, beside a service that runs if there is one, and closes it however the command ends. Makes no keys unless it is told to. */
export const inHouse = async (options: CommonOptions, work: (house: House, output: Output) => Promise<void>, houseOptions: HouseOptions = {}): Promise<void> => {
  const output = openOutput(options);
  await using house = await openHouse(loadConfig(options.config), output, { makes: [], beside: true, ...houseOptions });
  await work(house, output);
};
