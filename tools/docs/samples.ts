import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { nlCoreStu3 } from '@meervoud/adapter-nl-core-stu3';
import { type Inspected, type InspectedOutcome, inspectFolder } from '@meervoud/adapter-sdk';
import { eitherVersion } from '@meervoud/nl-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** Public instances written by others: they lie next to the repository and are never copied into it. */
export const samples = join(root, '../shared/samples');
export const page = join(root, 'docs/vendors/samples.md');

/** Each folder, and where its instances come from (zibs.md §0). */
export const folders = {
  'r4-zib2020': 'nl-core (zib2020) in FHIR R4, from Nictiz/Nictiz-R4-zib2020',
  'stu3-zib2017': 'zib2017 in FHIR STU3, from Nictiz/Nictiz-STU3-Zib2017',
  'stu3-iwlz': 'iWlz in FHIR STU3, from Nictiz/Nictiz-iWlz (never released)',
} as const;
export type Folder = keyof typeof folders;

/** What `meervoud inspect` finds in a folder: one for each resource, and for each file that holds none. */
export const inspectSamples = async (folder: Folder): Promise<readonly Inspected[]> => {
  const found: Inspected[] = [];
  for await (const one of inspectFolder(join(samples, folder), eitherVersion([nlCoreR4, nlCoreStu3]))) found.push(one);
  return found;
};

/** `http://nictiz.nl/fhir/StructureDefinition/zib-Wound` is `zib-Wound`; only told, never judged by. */
const profileOf = (folder: Folder, { file, entry }: Inspected): string => {
  interface Profiled { readonly meta?: { readonly profile?: readonly string[] }; readonly entry?: readonly { readonly resource?: Profiled }[] }
  const whole = JSON.parse(readFileSync(join(samples, folder, file), 'utf8')) as Profiled;
  const resource = entry === undefined ? whole : whole.entry?.[entry - 1]?.resource;
  return resource?.meta?.profile?.map((canonical) => canonical.slice(canonical.lastIndexOf('/') + 1)).join(', ') ?? '(none)';
};

const became = (outcome: InspectedOutcome): string => {
  if (outcome.kind === 'record') return `record **${outcome.zib}**`;
  if (outcome.kind === 'finding') return `finding \`${outcome.code}\` at \`${outcome.path}\``;
  if (outcome.code === 'not-needed') return `not-needed (${outcome.recognised ?? '?'})`;
  return `\`${outcome.code}\`${outcome.path === '' ? '' : ` at \`${outcome.path}\``}${outcome.recognised === undefined ? '' : ` (${outcome.recognised})`}`;
};

const tableOf = (folder: Folder, inspected: readonly Inspected[]): string => {
  const counts = new Map<string, number>();
  for (const one of inspected) {
    const row = `| ${profileOf(folder, one)} | ${one.resourceType ?? '(file)'} | ${one.outcomes.map(became).join('; ')} |`;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([row, count]) => `${row} ${count} |`);
  return ['| profile it claims | resource | what it becomes | count |', '|---|---|---|---|', ...rows].join('\n');
};

/** The page of documentation, made from the samples as they lie there now. */
export const writePage = async (): Promise<string> => {
  const sections: string[] = [];
  for (const folder of Object.keys(folders) as Folder[]) {
    const inspected = await inspectSamples(folder);
    const files = new Set(inspected.map(({ file }) => file)).size;
    sections.push(`## ${folder}\n\n${folders[folder]}: ${files} files, ${inspected.length} resources.\n\n${tableOf(folder, inspected)}`);
  }
  return `# What becomes of public zib instances

Made by \`npx tsx tools/docs/samples.ts\` from \`../shared/samples\`; do not edit. Each resource has its place: a record, recognised and
not needed by any indicator, or refused with a code (\`libs/adapter-sdk/src/rejection-codes.ts\`). None is dropped.

Nobody says which FHIR version a file is in, so each resource is read in the version its shape tells (\`libs/nl-core/src/fhir-version.ts\`: a
status that is a plain code, a stage that is one object, \`performer.role\`, …); where its shape tells nothing, by the adapter whose codes
recognise it, R4 first. The profile it claims is shown here and never counts. \`meervoud inspect <folder> --fhir 3.0.2\` or
\`--fhir 4.0.1\` reads everything as one version.

${sections.join('\n\n')}
`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, await writePage());
