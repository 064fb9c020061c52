import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Cron, TimeZone } from '@meervoud/calendar';
import { Form } from '@meervoud/delivery';
import { Campaign } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { FIVE_YEARS } from '@meervoud/upkeep';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { z } from 'zod';
import { ChannelName, channelOnShelf } from './channels.ts';
import { checkClients, RecipientApiConfig, TlsConfig } from './configuration/recipient-api-config.ts';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and hyphens');

const agb = z.string().regex(/^\d{8}$/, 'eight digits').optional();
/** What the public file prints of a place; what is not here it prints as missing. */
const address = {
  vestigingsnummer: z.string().regex(/^\d{12}$/, 'twelve digits').optional().describe('KvK-vestigingsnummer'),
  postcode: z.string().regex(/^\d{4} ?[A-Za-z]{2}$/, 'four digits and two letters').optional().describe('Postcode'),
  houseNumber: z.string().min(1).max(20).optional().describe('House number, with what is added to it'),
  city: z.string().min(1).optional().describe('City'),
};

const Organization = z.strictObject({
  id: name.describe('Short name, used in every key'),
  name: z.string().min(1).describe('Name as the public knows it'),
  kvk: z.string().regex(/^\d{8}$/, 'eight digits').optional().describe('KvK-nummer'),
  agb: agb.describe('AGB-code of the organization'),
  concernName: z.string().min(1).optional().describe('Name of the organization at its staff figures in the public file; default `name`'),
  address: z.strictObject(address).optional().describe('Where the organization itself is'),
});

const Locations = z.record(z.string(), z.strictObject({ agb: agb.describe('AGB-code of the location'), ...address }));

const Source = z.strictObject({
  name: name.describe('What you call this ECD'),
  adapter: z.string().describe('Adapter on the shelf, for example nl-core-r4'),
  config: z.unknown().describe('What that adapter asks for'),
  zibs: z.array(z.enum(zibNames as readonly [ZibName, ...ZibName[]])).min(1).optional().describe('Only these are read from it; default: what its adapter provides and your campaigns count'),
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
  channel: ChannelName.describe('Way of transport; recipient-api: it comes to fetch, see `gateway.recipientApi`'),
  form: Form.optional().describe('In which form it gets its figures; default `fhir` over fhir-endpoint, `json` over https-json, `odb-csv` over sftp and into a directory'),
  config: z.unknown().optional().describe('What that channel asks for; recipient-api asks for nothing'),
}).refine(({ channel, form }) => form === undefined || channelOnShelf(channel).forms.includes(form), { path: ['form'], message: 'a form that its channel carries: fhir-endpoint only fhir' });

const Account = z.strictObject({
  name: name.describe('Who signs with this name'),
  title: z.string().min(1).describe('Role as a person reads it, for example kwaliteitsmedewerker'),
});

const Token = z.strictObject({
  name: name.describe('Who holds the token'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the token, in hexadecimal'),
  role: z.enum(['reader', 'quality-officer', 'operator']).describe('What the holder may see; an operator sees the queue board and nothing of clients'),
});

const Schedules = z.strictObject({
  readChanges: Cron.default('5 7-19/2 * * *').describe('Read what changed, of sources that can say so'),
  readEverything: Cron.default('30 2 * * *').describe('Read every source whole; only this sees what was deleted'),
  reconcile: Cron.default('*/10 * * * *').describe('Look for what got stuck, and raise or end alarms'),
  retain: Cron.default('15 4 * * 0').describe('Remove what is kept no longer'),
});

const days = z.number().int().positive();
const Kept = z.strictObject({
  tasks: days.default(90).describe('Tasks that ended'),
  goneRecords: days.default(800).describe('Records after the read that saw them last, so that last year can still be recomputed and corrected'),
  runs: days.default(400).describe('Reads that are not the newest of their source'),
  access: z.number().int().min(FIVE_YEARS).default(FIVE_YEARS).describe('The access log: five years at least (Stcrt. 2019, 38007)'),
});

const Delivery = z.strictObject({
  firstPauseSeconds: z.number().positive().default(2).describe('Seconds before a delivery that failed for now is tried again; doubled each time'),
  longestPauseHours: z.number().positive().default(6).describe('Hours at most between two tries'),
  keepTryingDays: z.number().positive().default(7).describe('Days at least that a delivery is tried before it is given up; an alarm says so, and `meervoud deliveries retry` begins anew'),
  restAfterFailures: z.number().int().positive().default(5).describe('Failures behind each other after which a recipient is left alone for a while, by all deliveries'),
  restMinutes: z.number().positive().default(15).describe('Minutes that it is left alone; then one delivery tries'),
});

const Alarms = z.strictObject({
  sourceSilentHours: z.number().positive().default(26).describe('Hours without a complete read of a source'),
  fullReadOverdueHours: z.number().positive().default(50).describe('Hours without a read of everything'),
  deliveryHours: z.number().positive().default(24).describe('Hours that a released submission waits for its receipt'),
  deadlineDays: z.number().int().positive().default(14).describe('Days before a delivery closes that nothing is accepted for yet'),
});

/** `meervoud.json`: everything a provider decides, in one file; secrets only by reference. */
export const ConfigFile = z.strictObject({
  organization: Organization.describe('Who you are'),
  directory: z.string().default('.meervoud').describe('Where data and keys are kept, relative to this file'),
  sources: z.array(Source).min(1).superRefine(checkSources).describe('In order of precedence: of one fact in two sources, the first counts'),
  requirePassport: z.boolean().default(false).describe('Read no source whose adapter has no valid passport; without this the lack of one is logged'),
  passportIssuers: z.string().optional().describe('JWK Set with the public keys of those whose passports you trust; relative to this file'),
  locations: Locations.default({}).describe('What the public file prints of a location beside its name, by the id of its Location in the ECD; a vestigingsnummer here outranks that of the ECD'),
  recipients: z.array(Recipient).default([]).describe('To whom figures are delivered'),
  accounts: z.array(Account).default([]).describe('People who may approve'),
  campaigns: z.array(Campaign).default([]).describe('What was decided per reporting year'),
  gateway: z
    .strictObject({
      host: z.string().default('127.0.0.1').describe('Address to listen on; 127.0.0.1 is this machine only'),
      port: z.number().int().min(0).max(65_535).default(8480).describe('Port to listen on; 0 takes a free one'),
      tokens: z.array(Token).default([]).describe('Who may read over the API'),
      contact: z.strictObject({ email: z.email().describe('For who builds on the APIs'), url: z.url().describe('Page about you, or about the APIs') }).optional().describe('Whom the API documents name to turn to; the Dutch API Design Rules ask for it'),
      tls: TlsConfig.optional().describe('The gateway speaks TLS itself; absent: a proxy does, or nobody'),
      recipientApi: RecipientApiConfig.optional().describe('By which recipients fetch, answer and ask; absent: there is none'),
      queueBoard: z.boolean().default(false).describe('Show what the queue carries, read-only, at /queue-board to tokens of an operator'),
    })
    .prefault({})
    .describe('The API of this provider'),
  timeZone: TimeZone.default('Europe/Amsterdam').describe('In which the schedules are meant, by its IANA name'),
  schedules: Schedules.prefault({}).describe('What comes round by itself, as five fields of cron'),
  retention: Kept.prefault({}).describe('How many days things are kept; values, submissions and receipts are kept for good'),
  delivery: Delivery.prefault({}).describe('How long and how often a recipient is tried that does not answer'),
  alarms: Alarms.prefault({}).describe('From when on something is worth an alarm'),
  monitoring: z
    .strictObject({
      host: z.string().default('127.0.0.1').describe('Address to listen on; who can reach it needs no token'),
      port: z.number().int().min(0).max(65_535).optional().describe('Port of /live, /ready and /metrics; absent: nobody listens'),
    })
    .prefault({})
    .describe('How this process fares, for machines that watch; see docs/operators/monitoring.md'),
  patienceSeconds: z.number().int().min(0).default(30).describe('How long a process that is asked to stop may finish what runs; what is not done by then is given back'),
}).superRefine(({ recipients, gateway }, context) => { checkClients(recipients, gateway.recipientApi, context); });
export type ConfigFile = z.infer<typeof ConfigFile>;

const urlOf = (...schemes: readonly string[]) =>
  z.string().refine((text) => text === '' || (URL.canParse(text) && schemes.includes(new URL(text).protocol)), `a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
const postgresUrl = urlOf('postgres:', 'postgresql:');
const redisUrl = urlOf('redis:', 'rediss:');

/** What the machine decides; every variable there is. */
export const Environment = z.object({
  DATABASE_URL: postgresUrl.optional().describe('PostgreSQL to use instead of the embedded one'),
  DATABASE_URL_FILE: z.string().optional().describe('File that holds DATABASE_URL, instead of that variable'),
  REDIS_URL: redisUrl.optional().describe('Redis to use for the queue instead of PostgreSQL'),
  REDIS_URL_FILE: z.string().optional().describe('File that holds REDIS_URL, instead of that variable'),
  MEERVOUD_CONFIG: z.string().optional().describe('Path of meervoud.json'),
  MEERVOUD_MONITORING: z.string().refine((text) => text === '' || (/^.+:\d{1,5}$/.test(text) && Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535), 'host:port').optional().describe('host:port of /live, /ready and /metrics of this process, instead of `monitoring`'),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf('http:', 'https:').optional().describe('Where traces go (OpenTelemetry over HTTP); absent: none are made'),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: urlOf('http:', 'https:').optional().describe('The same, whole, for traces alone'),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional().describe('Headers sent with traces, as OpenTelemetry writes them; never printed'),
  OTEL_SERVICE_NAME: z.string().optional().describe('Name of this process in traces; default meervoud'),
  NO_COLOR: z.string().optional().describe('Set to anything: no colours in the terminal'),
}).superRefine((machine, context) => {
  for (const [name, schema] of [['DATABASE_URL', postgresUrl], ['REDIS_URL', redisUrl]] as const) {
    const file = machine[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    if (machine[name]) context.addIssue({ code: 'custom', path: [`${name}_FILE`], message: `this or ${name}, not both` });
    if (!schema.safeParse(textIn(file)).success) context.addIssue({ code: 'custom', path: [`${name}_FILE`], message: `a readable file that holds a ${name}` });
  }
});

const textIn = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
};

const orFile = (text: string | undefined, file: string | undefined): string | undefined => text || (file ? textIn(file) : undefined);

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

export const wrongConfiguration = (at: string, problems: readonly string[]): KnownError =>
  new KnownError({
    code: 'configuration-wrong', recovery: 'halt', at,
    message: `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    expected: 'a meervoud.json as in docs/operators/configuration.md',
  });

/** `host:port` of the environment outranks the file, since several processes may share the file. */
const monitoringAt = ({ host, port }: ConfigFile['monitoring'], asked: string | undefined): Config['monitoringAt'] => {
  const [, own, number] = /^(.+):(\d+)$/.exec(asked ?? '') ?? [];
  if (own !== undefined) return { host: own.replace(/^\[|\]$/g, ''), port: Number(number) };
  return port === undefined ? undefined : { host, port };
};

/** Files of the gateway are meant relative to the configuration. */
const atFolder = ({ tls, recipientApi, ...gateway }: ConfigFile['gateway'], folder: string): ConfigFile['gateway'] => ({
  ...gateway,
  ...(tls && { tls: { certificateFile: resolve(folder, tls.certificateFile), keyFile: resolve(folder, tls.keyFile) } }),
  ...(recipientApi && {
    recipientApi: {
      ...recipientApi,
      clients: recipientApi.clients.map((client) => ({
        ...client, certificateFiles: client.certificateFiles.map((path) => resolve(folder, path)), ...(client.jwksFile === undefined ? {} : { jwksFile: resolve(folder, client.jwksFile) }),
      })),
    },
  }),
});

const linesOf = ({ issues }: z.ZodError): readonly string[] => issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`);

/** The file and the environment by their own schemas, every mistake at once. Throws `configuration-wrong`. */
export const parseConfig = (content: unknown, file: string, environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const [parsed, machine] = [ConfigFile.safeParse(content), Environment.safeParse(environment)];
  if (!parsed.success || !machine.success) {
    throw wrongConfiguration(file, [...(parsed.success ? [] : linesOf(parsed.error)), ...(machine.success ? [] : linesOf(machine.error))]);
  }
  const env = machine.data;
  return {
    ...parsed.data,
    directory: resolve(dirname(file), parsed.data.directory),
    sources: parsed.data.sources.map(({ passport, ...source }) => ({ ...source, ...(passport === undefined ? {} : { passport: resolve(dirname(file), passport) }) })),
    ...(parsed.data.passportIssuers === undefined ? {} : { passportIssuers: resolve(dirname(file), parsed.data.passportIssuers) }),
    gateway: atFolder(parsed.data.gateway, dirname(file)),
    databaseUrl: orFile(env.DATABASE_URL, env.DATABASE_URL_FILE),
    redisUrl: orFile(env.REDIS_URL, env.REDIS_URL_FILE),
    monitoringAt: monitoringAt(parsed.data.monitoring, env.MEERVOUD_MONITORING),
    environment,
  };
};

/** For secrets by reference, where there is no meervoud.json; never printed. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
