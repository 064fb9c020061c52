import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Campaign } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
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
});

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
  organization: Organization,
  directory: z.string().default('.meervoud').describe('Where data and keys are kept, relative to this file'),
  sources: z.array(Source).min(1),
  recipients: z.array(Recipient).default([]),
  accounts: z.array(Account).default([]),
  campaigns: z.array(Campaign).default([]),
  gateway: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(8480),
      tokens: z.array(Token).default([]),
    })
    .prefault({}),
  syncEveryMinutes: z.number().int().positive().default(1_440).describe('How often `meervoud up` reads the sources'),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** What the machine decides; every variable there is. */
export const Environment = z.object({
  DATABASE_URL: z.string().optional().describe('PostgreSQL to use instead of the embedded one'),
  REDIS_URL: z.string().optional().describe('Redis to use for the queue instead of PostgreSQL'),
  MEERVOUD_CONFIG: z.string().optional().describe('Path of meervoud.json'),
  NO_COLOR: z.string().optional(),
});

export interface Config extends ConfigFile {
  /** Absolute. */
  readonly directory: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** For secrets by reference; never printed. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const wrong = (at: string, problems: readonly string[]): KnownError =>
  new KnownError({
    code: 'configuration-wrong', recovery: 'halt', at,
    message: `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    expected: 'a meervoud.json as in docs/operators/configuration.md',
  });

/** Checks a configuration as a whole and names every mistake at once. Throws `configuration-wrong`. */
export const parseConfig = (content: unknown, file: string, environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const parsed = ConfigFile.safeParse(content);
  if (!parsed.success) throw wrong(file, parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`));
  const env = Environment.parse(environment);
  return {
    ...parsed.data,
    directory: resolve(dirname(file), parsed.data.directory),
    databaseUrl: env.DATABASE_URL || undefined,
    redisUrl: env.REDIS_URL || undefined,
    environment,
  };
};

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
