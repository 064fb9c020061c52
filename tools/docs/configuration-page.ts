import { BulkConfig, FhirSourceConfig } from '@meervoud/adapter-sdk';
import { csv } from '@meervoud/adapter-csv';
import { defaultSettings, Settings } from '@meervoud/indicator';
import { type ChannelName, channelOnShelf } from '../../apps/cli/src/channels.ts';
import { ConfigFile, Environment } from '../../apps/cli/src/config.ts';
import { type SettingRow, settingRows } from './schema-rows.ts';

const head = `# Configuration

Everything a provider decides stands in one file, \`meervoud.json\`, found by \`--config\`, by \`MEERVOUD_CONFIG\` or in the working
directory. No secret stands in it: where the type is *secret*, write \`{ "env": "NAME" }\` for an environment variable or
\`{ "file": "/path" }\` for a file. A mistake is refused with \`configuration-wrong\`, which names every line that is wrong at once.
\`meervoud config check\` is a dry run: the file, what each adapter, channel and set on the shelf asks, the environment, the secrets and their
rights, and whether everyone answers; with \`--offline\` nobody is asked. It changes nothing and prints no secret.

This page is written by \`npm run docs\` from the schemas that check the file; a test compares them.
`;

export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (rows: readonly SettingRow[]): string => [
  '| setting | type | default | meaning |', '|---|---|---|---|',
  ...rows.map(({ path, type, standard, meaning, when }) =>
    `| \`${path}\` | ${cell(type)} | ${cell(standard)} | ${cell([...(when === undefined ? [] : [`(${when})`]), meaning].join(' '))} |`),
].join('\n');

const section = (title: string, text: string, rows: readonly SettingRow[]): string => `## ${title}\n\n${text}\n\n${table(rows)}\n`;

/** The command line takes the secret by reference and resolves it before the channel sees it. */
const bySecret = (rows: readonly SettingRow[], secrets: readonly string[]): readonly SettingRow[] =>
  rows.map((row) => (secrets.includes(row.path) ? { ...row, type: 'secret' } : row));

const channelSection = (name: ChannelName, title: string, text: string): string => {
  const { schema, secrets, forms } = channelOnShelf(name);
  return section(title, `\`recipients[].config\` of the channel \`${name}\`. ${text} \`form\`: ${forms.map((form) => `\`${form}\``).join(', ')}.`, bySecret(settingRows(schema), secrets));
};

/** What stands in a section of its own is not told again. */
const without = (rows: readonly SettingRow[], ...prefixes: readonly string[]): readonly SettingRow[] =>
  rows.filter(({ path }) => !prefixes.some((prefix) => path.startsWith(prefix)));

const withDefaults = (rows: readonly SettingRow[], defaults: Readonly<Record<string, unknown>>): readonly SettingRow[] =>
  rows.map((row) => ({ ...row, standard: `\`${JSON.stringify(defaults[row.path])}\`` }));

const sections = (): readonly string[] => [
  section('meervoud.json', 'The file as a whole. What stands in `sources[].config` and `recipients[].config` is described below, by adapter and by channel.', without(settingRows(ConfigFile), 'campaigns[].settings.')),
  section('Settings of a campaign', 'What no public source settles, under `campaigns[].settings`; what is not there keeps its default.', withDefaults(settingRows(Settings), defaultSettings)),
  section('A FHIR source', '`sources[].config` of the adapters that read a FHIR server: `nl-core-r4`, `nl-core-stu3`, `minimal` and those of vendors.', settingRows(FhirSourceConfig)),
  section('FHIR Bulk Data', '`sources[].config` of `bulk-ndjson`: an export that is asked of a server (`server`), or one that lies in a folder (`folder`). `server` is as for a FHIR source.', without(settingRows(BulkConfig), 'server.')),
  section('Spreadsheets', '`sources[].config` of `csv`; the files are described in `docs/vendors/csv.md`.', settingRows(csv.config)),
  channelSection('fhir-endpoint', 'A recipient over FHIR', 'The Bundle is POSTed to a FHIR server base.'),
  channelSection('https-json', 'A recipient over HTTPS', 'The figures are POSTed to an address; it answers with a signed receipt, or with a problem (RFC 9457).'),
  channelSection('sftp', 'A recipient over SFTP', 'A file and its signature (`.jws`) are left on a server whose key was agreed; a folder `.meervoud` beside them keeps what was left.'),
  channelSection('directory', 'A recipient that looks in a folder', 'The same, in a folder of this machine or a share that is mounted.'),
  section('Environment', 'What the machine decides.', settingRows(Environment)),
];

export const configurationPage = (): string => `${head}\n${sections().join('\n')}`;
