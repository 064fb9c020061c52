import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type Inspected, inspectFolder, summarise } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { nlCoreStu3 } from '@meervoud/adapter-nl-core-stu3';
import { KnownError } from '@meervoud/kernel';
import { eitherVersion, type FhirVersion } from '@meervoud/nl-core';
import { command, type CommonOptions } from '../command.ts';
import { openOutput } from '../output.ts';
import { inspection } from '../show/inspection.ts';

const adapters = [nlCoreR4, nlCoreStu3];
/** What a folder is read with: one version when it is named, else each resource with the version it is written in. */
const classificationFor = (version: FhirVersion | undefined) =>
  adapters.find(({ fhirVersion }) => fhirVersion === version) ?? eitherVersion(adapters);

const requireFolder = (folder: string): void => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new KnownError({ code: 'folder-missing', recovery: 'halt', at: folder, message: 'This is not a folder.', expected: 'a folder with .json or .ndjson files of FHIR resources' });
};

export const inspectCommand = (): Command =>
  command('inspect', 'Say of every FHIR resource in a folder what it becomes, or why it is not used; without network')
    .argument('<folder>', 'folder with .json and .ndjson files')
    .option('--summary', 'only the summary')
    .addOption(new Option('--fhir <version>', 'FHIR version of all of it (default: told by the shape of each resource)').choices(adapters.map(({ fhirVersion }) => fhirVersion)))
    .action(async (folder: string, options: CommonOptions & { summary?: boolean; fhir?: FhirVersion }) => {
      requireFolder(folder);
      const output = openOutput(options);
      const inspected: Inspected[] = [];
      for await (const one of inspectFolder(folder, classificationFor(options.fhir))) inspected.push(one);
      const summary = await summarise(inspected);
      output.result(options.summary ? summary : { summary, resources: inspected }, () => inspection(options.summary ? [] : inspected, summary, output.language));
    });
