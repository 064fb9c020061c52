import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Bypass, checkAdapter, checkEndpoint, checkIds, issuePassport, type KitOptions, prerequisitesOf } from '@meervoud/adapter-kit/check';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { checkedConfig, type CheckedItem, failedChecks, resolveSecret } from '@meervoud/adapter-sdk';
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
  readonly bypass?: readonly { readonly check: string; readonly reason: string }[];
}

/** One entry of `sources` in meervoud.json. */
const SourceFile = z.looseObject({ adapter: z.string(), config: z.record(z.string(), z.unknown()) });

/** Throws `configuration-missing` or `configuration-wrong` (halt). */
const sourceIn = (file: string | undefined): z.infer<typeof SourceFile> => {
  const refusal = (code: string, message: string, cause?: unknown): KnownError => new KnownError({
    code, recovery: 'halt', at: file ?? '--config', message, cause,
    expected: 'a file with one entry of `sources`: {"adapter": "nl-core-r4", "config": {"baseUrl": ..., "auth": ...}}',
  });
  if (file === undefined || !existsSync(file)) throw refusal('configuration-missing', 'It is not said how to read this address.');
  try {
    return SourceFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw refusal('configuration-wrong', cause instanceof SyntaxError ? 'This file is not JSON.' : 'This file is not one entry of `sources`.', cause);
  }
};

/** Throws `check-unknown` (halt). */
const knownBypasses = (bypasses: NonNullable<CheckOptions['bypass']>): readonly Bypass[] => bypasses.map(({ check, reason }) => {
  const id = checkIds.find((known) => known === check);
  if (id === undefined) throw new KnownError({ code: 'check-unknown', recovery: 'halt', message: `There is no check '${check}'.`, expected: checkIds.join(', ') });
  return { check: id, reason };
});

const finish = (checks: readonly CheckedItem[]): void => {
  if (failedChecks({ checks }).length > 0) process.exitCode = exitCodes.refused;
};

/** An adapter of ours, on synthetic clients or recordings: gives a passport. */
export const checkShelved = async (id: string, { recordings, passport: file, key, seed, bypass = [] }: CheckOptions, output: Output): Promise<void> => {
  const { adapter, serve } = adapterOnShelf(id);
  // what an adapter does not give is read by ours, so that its share of every value is compared
  const options: KitOptions = {
    serve, complement: nlCoreR4, bypass: knownBypasses(bypass),
    ...(recordings === undefined ? {} : { recordings }), ...(seed === undefined ? {} : { seed }),
  };
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

/** The address stands in the configuration itself, or in that of the server that is asked for an export. */
const readAt = (baseUrl: string, { server, ...config }: Readonly<Record<string, unknown>>): unknown =>
  (server === undefined ? { ...config, baseUrl } : { ...config, server: { ...server, baseUrl } });

/** A real source: only what can be told without knowing what it holds. */
export const checkAddress = async (url: string, { config: file }: CheckOptions, output: Output): Promise<void> => {
  const { adapter: id, config } = sourceIn(file);
  const { adapter } = adapterOnShelf(id);
  const given = readAt(url, config);
  // before anything is said: an address may hold a password
  checkedConfig(adapter, given, file ?? '--config');
  const secret = (reference: string): Promise<string> => resolveSecret(reference, environment());
  output.say(output.language === 'nl' ? `Leest ${url} ongeveer twaalf keer helemaal; er wordt niets bewaard.` : `Reads all of ${url} about twelve times; nothing is kept.`);
  const report = await checkEndpoint(adapter, given, { secret });
  output.result(report, () => [
    ...showChecked(report.checks, output.language), '', ...showCoverage(report.coverage, output.language), '', showPassed(report.checks, output.language),
  ].join('\n'));
  finish(report.checks);
};
