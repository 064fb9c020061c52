import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { type Inspected, inspectFolder, summarise } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { KnownError } from '@meervoud/kernel';
import { command, type CommonOptions } from '../command.ts';
import { openOutput } from '../output.ts';
import { inspection } from '../show/inspection.ts';

const requireFolder = (folder: string): void => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new KnownError({ code: 'folder-missing', recovery: 'halt', at: folder, message: 'This is not a folder.', expected: 'a folder with .json or .ndjson files of FHIR resources' });
};

export const inspectCommand = (): Command =>
  command('inspect', 'Say of every FHIR resource in a folder what it becomes, or why it is not used; without network')
    .argument('<folder>', 'folder with .json and .ndjson files')
    .option('--summary', 'only the summary')
    .action(async (folder: string, options: CommonOptions & { summary?: boolean }) => {
      requireFolder(folder);
      const output = openOutput(options);
      const inspected: Inspected[] = [];
      for await (const one of inspectFolder(folder, nlCoreR4)) inspected.push(one);
      const summary = await summarise(inspected);
      output.result(options.summary ? summary : { summary, resources: inspected }, () => inspection(options.summary ? [] : inspected, summary, output.language));
    });
