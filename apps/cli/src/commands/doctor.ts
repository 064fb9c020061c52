import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import { codeOf, KnownError } from '@meervoud/kernel';
import { type CommonOptions, providerCommand } from '../command.ts';
import { type Config, loadConfig } from '../config.ts';
import { openHouse } from '../house.ts';
import { exitCodes, openOutput, type Output } from '../output.ts';
import { type Check, showChecks } from '../show/checks.ts';
import { answers, sourceIsThere } from '../source-is-there.ts';

const MINIMUM_FREE_GIB = 1;

/** Runs one check; whatever it throws becomes its result. */
const check = async (name: string, look: () => Promise<string>): Promise<Check> => {
  try {
    return { name, ok: true, detail: await look() };
  } catch (thrown) {
    const next = thrown instanceof KnownError ? thrown.expected : undefined;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return { name, ok: false, detail: `${detail} [${codeOf(thrown)}]`, ...(next === undefined ? {} : { next }) };
  }
};

const freeSpace = async (directory: string): Promise<string> => {
  const { bavail, bsize } = await statfs(directory);
  const gib = (bavail * bsize) / 2 ** 30;
  if (gib < MINIMUM_FREE_GIB) {
    throw new KnownError({ code: 'disk-nearly-full', recovery: 'halt', message: `Only ${gib.toFixed(1)} GiB is free.`, expected: `at least ${MINIMUM_FREE_GIB} GiB in ${directory}` });
  }
  return `${gib.toFixed(0)} GiB free`;
};

const storeAndQueue = async (config: Config, output: Output): Promise<string> => {
  await using house = await openHouse(config, output);
  const runs = await house.store.runs.latest(config.organization.id);
  return `${house.footing}, queue on ${house.queue.backend}; ${runs.length} of ${house.sources.length} sources read before`;
};

/** Looks at everything a run needs, and goes on after what is wrong. */
export const examine = async (config: Config, output: Output): Promise<readonly Check[]> => [
  { name: 'node', ok: true, detail: `Node ${process.versions.node}` },
  await check('store and queue', () => storeAndQueue(config, output)),
  await check('disk', () => freeSpace(config.directory)),
  ...(await Promise.all(config.sources.map((source) =>
    check(`source ${source.name}`, () => sourceIsThere(source))))),
  ...(await Promise.all(config.recipients.map(({ name, config: recipient }) =>
    check(`recipient ${name}`, async () => {
      const url = String((recipient as { url?: unknown }).url ?? '');
      return `${url} answers (${await answers(url)})`;
    })))),
];

export const doctorCommand = (): Command =>
  providerCommand('doctor', 'Look whether everything a run needs is there, and say what to do where it is not').action(async (options: CommonOptions) => {
    const output = openOutput(options);
    const checks = await examine(loadConfig(options.config), output);
    output.result(checks, () => showChecks(checks));
    if (checks.some(({ ok }) => !ok)) process.exitCode = exitCodes.refused;
  });
