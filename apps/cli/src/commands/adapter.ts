import { Command, InvalidArgumentError } from 'commander';
import type { CheckOptions } from '../adapter-check.ts';
import { command, type CommonOptions } from '../command.ts';
import { openOutput } from '../output.ts';
import { adaptersOnShelf } from '../shelf.ts';

/** `stops-on-abort=our client cannot, ticket 12`, one more each time. */
const bypass = (text: string, before: CheckOptions['bypass'] = []): CheckOptions['bypass'] => {
  const [, check, reason] = /^([a-z-]+)=(.+)$/s.exec(text) ?? [];
  if (check === undefined || reason === undefined) throw new InvalidArgumentError('a check and why: stops-on-abort="our client cannot, ticket 12".');
  return [...before, { check, reason }];
};

const isUrl = (text: string): boolean => /^https?:\/\//.test(text);

const check = (): Command =>
  command('check', 'Try an adapter on synthetic clients and predict every value, or look whether a live FHIR endpoint can be read well')
    .argument('<adapter|url>', 'adapter on the shelf, or base URL of a FHIR endpoint')
    .option('--config <file>', 'for a URL: one entry of `sources`, with adapter and configuration')
    .option('--recordings <folder>', 'recorded answers instead of synthetic clients: Condition.json, Condition-2.json, ...')
    .option('--passport <file>', 'write the signed passport here')
    .option('--key <file>', 'private JWK to sign it with; made when it is not there', 'passport-key.json')
    .option('--bypass <check=reason>', 'a check that the adapter cannot pass yet, and why; stands in the passport, may be repeated', bypass)
    .option('--seed <number>', 'other synthetic clients', (text) => {
      if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number.');
      return Number(text);
    })
    .action(async (subject: string, options: CheckOptions) => {
      const output = openOutput(options);
      // the kit brings an ECD and its clients along, which no other command needs
      const { checkAddress, checkShelved } = await import('../adapter-check.ts');
      await (isUrl(subject) ? checkAddress : checkShelved)(subject, options, output);
    });

const list = (): Command =>
  command('list', 'The adapters on the shelf, and the zibs that each provides').action((options: CommonOptions) => {
    const output = openOutput(options);
    const adapters = adaptersOnShelf().map(([id, { version, provides, ...rest }]) =>
      ({ id, version, ...('fhirVersion' in rest ? { fhirVersion: String(rest.fhirVersion) } : {}), provides }));
    output.result(adapters, () => adapters.map(({ id, version, fhirVersion, provides }) =>
      `${id} ${version}${fhirVersion === undefined ? '' : ` (FHIR ${fhirVersion})`}\n  ${provides.join(', ')}`).join('\n'));
  });

/** What an adapter can do, and proof of it. */
export const adapterCommand = (): Command =>
  new Command('adapter').description('Adapters: which there are, and whether they do what they must')
    .showHelpAfterError('(meervoud adapter --help lists the commands)')
    .addCommand(check().exitOverride()).addCommand(list().exitOverride());
