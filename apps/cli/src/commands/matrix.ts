import { readFileSync } from 'node:fs';
import { Passport } from '@meervoud/adapter-sdk';
import { claimedCoverage, computabilityOf, type Coverage, type IndicatorSet, settingsOf } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { decodeJwt } from 'jose';
import { type Command, Option } from 'commander';
import { askedSet, type CommonOptions, inHouse, providerCommand, type SetOptions, setOption, yearOption } from '../command.ts';
import type { House } from '../house.ts';
import { openOutput, type Output } from '../output.ts';
import { providesOf, setFor } from '../shelf.ts';
import { type MatrixBasis, matrixTable } from '../show/matrix-table.ts';

interface MatrixOptions extends CommonOptions, SetOptions { readonly adapter?: string; readonly passport?: string }

const NEWEST_YEAR = 2023;

/** What a configured provider has: its records, or before the first complete read what its adapters say. */
const inConfiguration = async ({ store, config, sources }: House): Promise<{ readonly basis: MatrixBasis; readonly coverage: Coverage }> => {
  const coverage = await store.records.coverage(config.organization.id);
  if (Object.keys(coverage).length > 0) return { basis: { kind: 'records', name: config.organization.name }, coverage };
  const claimed = claimedCoverage(sources.flatMap(({ adapter }) => adapter.provides));
  return { basis: { kind: 'claim', name: sources.map(({ adapter }) => adapter.name).join(', ') }, coverage: claimed };
};

/** Reads a passport, signed or plain, to look at it; whether to trust it is for `meervoud sync` to say. */
const readPassport = (file: string): Passport => {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return Passport.parse(text.startsWith('{') ? JSON.parse(text) : decodeJwt(text));
  } catch (cause) {
    throw new KnownError({
      code: 'passport-unreadable', recovery: 'halt', at: file, cause, message: 'This is not a passport.',
      expected: 'the file that `meervoud adapter check` or the kit wrote',
    });
  }
};

const fromOptions = ({ adapter, passport }: MatrixOptions): { readonly basis: MatrixBasis; readonly coverage: Coverage } | undefined => {
  if (adapter !== undefined) return { basis: { kind: 'claim', name: adapter }, coverage: claimedCoverage(providesOf(adapter)) };
  if (passport === undefined) return undefined;
  const { adapter: { name, version }, coverage } = readPassport(passport);
  return { basis: { kind: 'passport', name: `${name}@${version}` }, coverage };
};

const show = (output: Output, set: IndicatorSet, basis: MatrixBasis, rows: ReturnType<typeof computabilityOf>): void =>
  output.result({ set: set.id, reportingYear: set.reportingYear, definition: set.standing, basis, rows }, () => matrixTable(rows, set, basis, output.language));

export const matrixCommand = (): Command =>
  providerCommand('matrix', 'Say before any run which indicators can be computed, what is missing for the rest and what to record')
    .addOption(yearOption()).addOption(setOption())
    .addOption(new Option('--adapter <name>', 'of an adapter on the shelf, by what it says it gives; takes no configuration').conflicts('passport'))
    .option('--passport <file>', 'of an adapter by its passport; takes no configuration')
    .action(async (options: MatrixOptions) => {
      const asked = fromOptions(options);
      if (asked !== undefined) {
        const set = setFor(options.set ?? 'basisveiligheid', options.year ?? NEWEST_YEAR);
        show(openOutput(options), set, asked.basis, computabilityOf(set, asked.coverage));
        return;
      }
      await inHouse(options, async (house, output) => {
        const set = askedSet(house.config, options);
        const campaign = house.config.campaigns.find((one) => one.set === set.id && one.reportingYear === set.reportingYear);
        const { basis, coverage } = await inConfiguration(house);
        show(output, set, basis, computabilityOf(set, coverage, campaign === undefined ? set.settings : settingsOf(set, campaign)));
      });
    });
