import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Campaign } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and hyphens');

const Organization = z.strictObject({
  id: name.describe('Short name, used in every key'),
  name: z.string().min(1).describe('Name as the public knows it'),
  kvk: z.string().regex(/^\d{8}$/, 'eight digits').optional().describe('KvK-nummer'),
});

const Source = z.strictObject({
  name: name.describe('What you call this ECD'),
  adapter: z.string().describe('Adapter on the shelf, for example nl-core-r4'),
  config: z.unknown().describe('What that adapter asks for'),
  zibs: z.array(z.enum(zibNames as readonly [ZibName, ...ZibName[]])).min(1).optional().describe('Only these are read from it; default: all its adapter provides'),
  clients: name.optional().describe('Source whose patient ids it uses, so that both give a client the same pseudonym; default: its own'),
  passport: z.string().optional().describe('Passport of its adapter, a file made by `meervoud adapter check`; relative to this file'),
});

/** A domain that no source has would make strangers of the clients of two sources, and nobody would see it. */
const checkSources = (sources: readonly z.infer<typeof Source>[], context: z.RefinementCtx): void => {
  const owners = sources.filter(({ clients, name: own }) => clients === undefined || clients === own).map(({ name: own }) => own);
  sources.forEach(({ name: own, clients = own }, index) => {
    if (sources.findIndex((other) => other.name === own) !== index) context.addIssue({ code: 'custom', path: [index, 'name'], message: 'each source a name of its own' });
    if (!owners.includes(clients)) context.addIssue({ code: 'custom', path: [index, 'clients'], message: 'the name of a source that uses its own patient ids' });
  });
};

const Recipient = z.strictObject({
  name: name.describe('What you call this recipient'),
  profile: z.string().describe('Exchange profile, for example databroker-odb'),
  channel: z.literal('fhir-endpoint').describe('Way of transport'),
  config: z.unknown().describe('What that channel asks for'),
});

const Account = z.strictObject({
  name: name.describe('Who signs with this name'),
  title: z.string().min(1).describe('Role as a person reads it, for example kwaliteitsmedewerker'),
});

const Token = z.strictObject({
  name: name.describe('Who holds the token'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the token, in hexadecimal'),
  role: z.enum(['reader', 'quality-officer']).describe('What the holder may see'),
});

/** `meervoud.json`: everything a provider decides, in one file; secrets only by reference. */
export const ConfigFile = z.strictObject({
  organization: Organization.describe('Who you are'),
  directory: z.string().default('.meervoud').describe('Where data and keys are kept, relative to this file'),
  sources: z.array(Source).min(1).superRefine(checkSources).describe('In order of precedence: of one fact in two sources, the first counts'),
  requirePassport: z.boolean().default(false).describe('Read no source whose adapter has no valid passport; without this the lack of one is logged'),
  passportIssuers: z.string().optional().describe('JWK Set with the public keys of those whose passports you trust; relative to this file'),
  recipients: z.array(Recipient).default([]).describe('To whom figures are delivered'),
  accounts: z.array(Account).default([]).describe('People who may approve'),
  campaigns: z.array(Campaign).default([]).describe('What was decided per reporting year'),
  gateway: z
    .strictObject({
      host: z.string().default('127.0.0.1').describe('Address to listen on; 127.0.0.1 is this machine only'),
      port: z.number().int().min(0).max(65_535).default(8480).describe('Port to listen on; 0 takes a free one'),
      tokens: z.array(Token).default([]).describe('Who may read over the API'),
    })
    .prefault({})
    .describe('The API of this provider'),
  patienceSeconds: z.number().int().min(0).default(30).describe('How long a process that is asked to stop may finish what runs; what is not done by then is given back'),
  syncEveryMinutes: z.number().int().positive().default(1_440).describe('How often `meervoud up` reads the sources'),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** What the machine decides; every variable there is. */
export const Environment = z.object({
  DATABASE_URL: z.string().optional().describe('PostgreSQL to use instead of the embedded one'),
  DATABASE_URL_FILE: z.string().optional().describe('File that holds DATABASE_URL, instead of that variable'),
  REDIS_URL: z.string().optional().describe('Redis to use for the queue instead of PostgreSQL'),
  REDIS_URL_FILE: z.string().optional().describe('File that holds REDIS_URL, instead of that variable'),
  MEERVOUD_CONFIG: z.string().optional().describe('Path of meervoud.json'),
  MEERVOUD_MONITORING: z.string().regex(/^(|.+:\d{1,5})$/, 'host:port').optional().describe('host:port where this process says that it is alive, at /live; absent: nobody listens'),
  NO_COLOR: z.string().optional().describe('Set to anything: no colours in the terminal'),
});

export interface Config extends ConfigFile {
  /** Absolute. */
  readonly directory: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Where this process says how it fares; absent: nowhere. */
  readonly monitoringAt: { readonly host: string; readonly port: number } | undefined;
  /** For secrets by reference; never printed. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const wrong = (at: string, problems: readonly string[]): KnownError =>
  new KnownError({
    code: 'configuration-wrong', recovery: 'halt', at,
    message: `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    expected: 'a meervoud.json as in docs/operators/configuration.md',
  });

/** A URL with a password in it may stand in a file that only this program can read. */
const textIn = (variable: string, file: string | undefined): string | undefined => {
  if (file === undefined || file === '') return undefined;
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text !== '') return text;
  } catch { /* said below */ }
  throw wrong('environment', [`${variable}: a readable file with one URL in it`]);
};

const placeIn = (text = ''): Config['monitoringAt'] => {
  const [, host, port] = /^(.+):(\d+)$/.exec(text) ?? [];
  return host === undefined ? undefined : { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
};

/** Checks a configuration as a whole and names every mistake at once. Throws `configuration-wrong`. */
export const parseConfig = (content: unknown, file: string, environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const parsed = ConfigFile.safeParse(content);
  if (!parsed.success) throw wrong(file, parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`));
  const machine = Environment.safeParse(environment);
  if (!machine.success) throw wrong('environment', machine.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const env = machine.data;
  return {
    ...parsed.data,
    directory: resolve(dirname(file), parsed.data.directory),
    sources: parsed.data.sources.map(({ passport, ...source }) => ({ ...source, ...(passport === undefined ? {} : { passport: resolve(dirname(file), passport) }) })),
    ...(parsed.data.passportIssuers === undefined ? {} : { passportIssuers: resolve(dirname(file), parsed.data.passportIssuers) }),
    databaseUrl: env.DATABASE_URL || textIn('DATABASE_URL_FILE', env.DATABASE_URL_FILE),
    redisUrl: env.REDIS_URL || textIn('REDIS_URL_FILE', env.REDIS_URL_FILE),
    monitoringAt: placeIn(env.MEERVOUD_MONITORING),
    environment,
  };
};

/** For secrets by reference, where there is no meervoud.json; never printed. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;

/** Reads `meervoud.json` from the option, the environment or the working directory. */
export const loadConfig = (option: string | undefined): Config => {
  const file = resolve(option ?? process.env['MEERVOUD_CONFIG'] ?? 'meervoud.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnownError({
      code: 'configuration-missing', recovery: 'halt', at: file, cause,
      message: 'There is no configuration here.',
      expected: 'a meervoud.json, --config <file>, or `meervoud demo` to see how it goes',
    });
  }
  try {
    return parseConfig(JSON.parse(text), file);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw wrong(file, [`not JSON: ${thrown.message.replace(/"[^"]*"/g, '…')}`]);
  }
};
