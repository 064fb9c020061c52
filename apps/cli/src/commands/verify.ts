import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Proof, verifyManifest } from '@meervoud/delivery';
import type { IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { command, type CommonOptions } from '../command.ts';
import { openOutput } from '../output.ts';
import { setFor } from '../shelf.ts';

const read = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch {
    throw new KnownError({ code: 'file-unreadable', recovery: 'halt', at: path, message: 'The file cannot be read.', expected: 'a file that is there and may be read' });
  }
};

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(read(path).toString('utf8'));
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    throw new KnownError({ code: 'manifest-malformed', recovery: 'halt', at: path, message: 'The file is no JSON.', expected: 'a file as `meervoud manifest` writes it' });
  }
};

const known = (id: string, reportingYear: number): IndicatorSet | undefined => {
  try {
    return setFor(id, reportingYear);
  } catch {
    return undefined;
  }
};

const marks = { right: '✓', wrong: '✗', unknown: '?' } as const;

const conclusion = (proofs: readonly Proof[]): KnownError | undefined =>
  (proofs.some(({ verdict }) => verdict === 'wrong')
    ? new KnownError({ code: 'manifest-disproved', recovery: 'halt', message: 'The manifest does not prove this submission.', expected: 'the submission, manifest and keys that belong together' })
    : undefined);

/** For who receives a submission: needs no configuration, no network and no database. */
export const verifyCommand = (): Command =>
  command('verify', 'Check offline that an evidence manifest proves a submission: its bytes, its figures, its definitions and its signature')
    .argument('<manifest>', 'the manifest')
    .argument('<submission>', 'the submission, exactly as it was received')
    .option('--keys <file>', 'public keys of the provider (JWKS); without them the signature is not judged')
    .action(async (manifest: string, submission: string, options: CommonOptions & { keys?: string }) => {
      const output = openOutput(options);
      const keys = options.keys === undefined ? undefined : readJson(options.keys) as JSONWebKeySet;
      const proofs = await verifyManifest({ manifest: readJson(manifest), payload: read(submission), keys, setFor: known });
      output.result({ proofs }, () => proofs.map(({ verdict, said }) => `${marks[verdict]} ${said[output.language]}`).join('\n'));
      const wrong = conclusion(proofs);
      if (wrong !== undefined) throw wrong;
    });
