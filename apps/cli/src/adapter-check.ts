import { readFileSync, writeFileSync } from 'node:fs';
import { checkAdapter, checkEndpoint, issuePassport, prerequisitesOf } from '@meervoud/adapter-kit/check';
import { type CheckedItem, failedChecks, resolveSecret } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import type { CommonOptions } from './command.ts';
import { environment } from './config.ts';
import { exitCodes, type Output } from './output.ts';
import { passportKey, publicFileOf } from './passport-key.ts';
import { adapterOnShelf } from './shelf.ts';
import { showChecked, showCoverage, showPassed, showPassport, showPrerequisites } from './show/adapter-checks.ts';

export interface CheckOptions extends CommonOptions {
  readonly recordings?: string;
  readonly passport?: string;
  readonly key: string;
  readonly seed?: number;
}

/** One entry of `sources` in meervoud.json. */
const SourceFile = z.looseObject({ adapter: z.string(), config: z.record(z.string(), z.unknown()) });

const sourceIn = (file: string | undefined): z.infer<typeof SourceFile> => {
  const expected = 'a file with one entry of `sources`: {"adapter": "nl-core-r4", "config": {"baseUrl": ..., "auth": ...}}';
  try {
    if (file === undefined) throw new TypeError('no file');
    return SourceFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new KnownError({ code: 'configuration-missing', recovery: 'halt', at: file ?? '--config', message: 'It is not said how to read this address.', expected, cause });
  }
};

const finish = (checks: readonly CheckedItem[]): void => {
  if (failedChecks({ checks }).length > 0) process.exitCode = exitCodes.refused;
};

/** An adapter of ours, on synthetic clients or recordings: gives a passport. */
export const checkShelved = async (id: string, { recordings, passport: file, key, seed }: CheckOptions, output: Output): Promise<void> => {
  const adapter = adapterOnShelf(id);
  const options = { ...(recordings === undefined ? {} : { recordings }), ...(seed === undefined ? {} : { seed }) };
  output.say(showPrerequisites(prerequisitesOf(adapter, options), output.language));
  const passport = await checkAdapter(adapter, options);
  if (file !== undefined) {
    writeFileSync(file, `${await issuePassport(passport, await passportKey(key))}\n`);
    output.say(output.language === 'nl'
      ? `Paspoort: ${file}; wie het vertrouwt, neemt ${publicFileOf(key)} over.`
      : `Passport: ${file}; who trusts it takes over ${publicFileOf(key)}.`);
  }
  output.result(passport, () => showPassport(passport, output.language));
  finish(passport.checks);
};

/** A real source: only what can be told without knowing what it holds. */
export const checkAddress = async (url: string, { config: file }: CheckOptions, output: Output): Promise<void> => {
  const { adapter, config } = sourceIn(file);
  const secret = (reference: string): Promise<string> => resolveSecret(reference, environment());
  output.say(output.language === 'nl' ? `Leest ${url} ongeveer tien keer helemaal; er wordt niets bewaard.` : `Reads all of ${url} about ten times; nothing is kept.`);
  const report = await checkEndpoint(adapterOnShelf(adapter), { ...config, baseUrl: url }, { secret });
  output.result(report, () => [
    ...showChecked(report.checks, output.language), '', ...showCoverage(report.coverage, output.language), '', showPassed(report.checks, output.language),
  ].join('\n'));
  finish(report.checks);
};
