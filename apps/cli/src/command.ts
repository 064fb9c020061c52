import { Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '@meervoud/kernel';
import { type Config, loadConfig } from './config.ts';
import { type House, openHouse } from './house.ts';
import { openOutput, type Output } from './output.ts';

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

export const yearOption = (): Option =>
  new Option('--year <year>', 'reporting year (verslagjaar)').argParser((text) => {
    if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('a year of four digits.');
    return Number(text);
  });

/** The year asked for, or the newest the configuration has a campaign for. */
export const yearOf = (config: Config, asked: number | undefined): number =>
  asked ?? Math.max(...config.campaigns.map(({ reportingYear }) => reportingYear), 2023);

/** Opens the house for one command, and closes it however the command ends. */
export const inHouse = async (options: CommonOptions, work: (house: House, output: Output) => Promise<void>): Promise<void> => {
  const output = openOutput(options);
  await using house = await openHouse(loadConfig(options.config), output);
  await work(house, output);
};
