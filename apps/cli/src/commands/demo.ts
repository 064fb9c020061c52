import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { codeOf } from '@meervoud/kernel';
import { startSandboxBroker, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { command, type CommonOptions, yearOption } from '../command.ts';
import { closing } from '../demo/closing.ts';
import { compareWithTruth } from '../demo/compare-with-truth.ts';
import { demoAccounts, demoSecrets, writeDemoConfig } from '../demo/demo-config.ts';
import { type DemoResult, demoEnding } from '../demo/ending.ts';
import { statusOverApi } from '../demo/status-over-api.ts';
import { type House, openHouse } from '../house.ts';
import { exitCodes, openOutput, type Output } from '../output.ts';
import { publicKeys } from '../secret.ts';
import { setFor } from '../shelf.ts';
import { approve, type ApproveRequest } from './approve.ts';
import { derive } from './derive.ts';
import { writeReport } from './report.ts';
import { submit } from './submit.ts';
import { sync } from './sync.ts';
import { columnsOf } from './values.ts';

interface DemoOptions extends CommonOptions { readonly year: number; readonly seed: number; readonly directory?: string }

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number.');
  return Number(text);
};

const speak = {
  nl: { fresh: 'Nieuwe map', reused: 'Gaat verder in', ecd: 'Zandbak-ECD', broker: 'zandbak-gegevensmakelaar', approving: 'Goedkeuren met twee demo-accounts', because: 'demo: onvolledige waarden blijven zichtbaar onvolledig' },
  en: { fresh: 'New directory', reused: 'Goes on in', ecd: 'Sandbox ECD', broker: 'sandbox data broker', approving: 'Approving with two demo accounts', because: 'demo: incomplete values stay visibly incomplete' },
} as const;

/** The whole job in one house: read, derive, write, approve twice, deliver, ask what became of it. */
const walk = async (house: House, output: Output, year: number, token: string): Promise<Omit<DemoResult, 'directory' | 'footing' | 'compared' | 'differences'>> => {
  await sync(house, output);
  await derive(house, output, setFor('basisveiligheid', year));
  const report = await writeReport(house, year);
  const say = speak[output.language];
  output.say(`${say.approving}: ${demoAccounts.map(({ name }) => name).join(', ')}`);
  for (const { name: by } of demoAccounts) await approveOnce(house, output, { year, by, acceptIncomplete: say.because });
  const sent = await submit(house, output, year);
  const submission = await statusOverApi(house, sent.id, token);
  const values = await house.store.values.newest({ organization: house.config.organization.id, set: 'basisveiligheid', reportingYear: year });
  return { report, submission, values };
};

/** As `approve`; a demonstration that goes on may find its account has approved before it was stopped. */
const approveOnce = async (house: House, output: Output, request: ApproveRequest): Promise<void> => {
  try {
    await approve(house, output, request);
  } catch (thrown) {
    if (codeOf(thrown) !== 'already-approved-by-you') throw thrown;
  }
};

const demo = async (options: DemoOptions): Promise<void> => {
  const output = openOutput(options);
  const say = speak[output.language];
  const { year, seed } = options;
  const set = setFor('basisveiligheid', year);
  const directory = resolve(options.directory ?? join('.meervoud', `demo-${year}-${seed}`));
  output.say(`${existsSync(join(directory, 'meervoud.json')) ? say.reused : say.fresh}: ${relative('', directory) || directory}`);

  const population = generatePopulation({ seed, reportingYear: year });
  const secrets = await demoSecrets(directory);
  await using ecd = closing(await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: secrets.ecd }));
  await using broker = closing(await startSandboxBroker({
    senders: [{ clientId: population.organization.id, clientSecret: secrets.broker, organization: population.organization.id, jwks: await publicKeys(directory) }],
    stateFile: join(directory, 'broker.json'),
  }));
  output.say(`${say.ecd}: ${ecd.fhirUrl}   ${say.broker}: ${broker.url}`);

  const config = writeDemoConfig(directory, population, ecd, broker, secrets);
  await using house = await openHouse(config, output);
  await house.store.campaigns.attest(config.organization.id, population.attestations);
  const done = await walk(house, output, year, secrets.token);
  const { compared, differences } = compareWithTruth(population.truth, done.values);
  const result: DemoResult = { directory, footing: `${house.footing}, ${house.queue.backend}`, compared, differences, ...done };
  const columns = await columnsOf(house);
  output.result(result, () => demoEnding(result, set, columns, output.language));
  if (differences.length > 0) process.exitCode = exitCodes.unexpected;
};

export const demoCommand = (): Command =>
  command('demo', 'The whole job on a sandbox ECD and a sandbox data broker; nothing to install or start first')
    .addOption(yearOption().default(2023))
    .addOption(new Option('--seed <number>', 'which synthetic organization').argParser(whole).default(1))
    .option('--directory <path>', 'where it is kept (default: .meervoud/demo-<year>-<seed>)')
    .action(demo);
