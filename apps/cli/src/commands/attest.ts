import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { readAttestations as readSheets, refusal } from '@meervoud/adapter-csv';
import { Attestation, checkAttestation } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { setFor } from '../shelf.ts';

/** Reads attestations from a JSON file, or from the spreadsheets in a folder: all are right, or none is taken. Throws `attestations-wrong` or `csv-refused` (halt). */
const readAttestations = async (path: string): Promise<readonly Attestation[]> => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const attestations = isFolder ? await inFolder(path) : inFile(path);
  for (const attestation of attestations) checkAttestation(setFor(attestation.set, attestation.reportingYear), attestation);
  return attestations;
};

const inFolder = async (folder: string): Promise<readonly Attestation[]> => {
  const { rows, problems } = await readSheets(folder);
  if (problems.length > 0) throw refusal(problems);
  return rows;
};

const inFile = (file: string): readonly Attestation[] => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new KnownError({ code: 'attestations-wrong', recovery: 'halt', at: file, cause, message: 'The file cannot be read as JSON.', expected: 'a JSON array of attestations' });
  }
  const parsed = z.array(Attestation).safeParse(content);
  if (!parsed.success) {
    throw new KnownError({
      code: 'attestations-wrong', recovery: 'halt', at: file,
      message: `Nothing was taken:\n${parsed.error.issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`).join('\n')}`,
      expected: 'set, reportingYear, indicator (INID…), answer, by, at; location where it holds for one location',
    });
  }
  return parsed.data;
};

export const attestCommand = (): Command =>
  providerCommand('attest', 'Take in what named persons state where no record can: texts, addresses, meetings, survey figures')
    .argument('<file>', 'JSON array of attestations, or a folder with spreadsheets of them (verklaringen*.csv, personeel*.csv)')
    .action(async (file: string, options: CommonOptions) => {
      const attestations = await readAttestations(file);
      return inHouse(options, async (house, output) => {
        await house.store.campaigns.attest(house.config.organization.id, attestations);
        output.result({ attested: attestations.length }, () =>
          output.language === 'nl' ? `${attestations.length} verklaringen vastgelegd. Daarna: meervoud derive` : `${attestations.length} attestations kept. Next: meervoud derive`);
      });
    });
