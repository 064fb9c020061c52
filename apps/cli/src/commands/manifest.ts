import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { manifestBytes, type SignedManifest, toEvidenceManifest } from '@meervoud/delivery';
import type { Value } from '@meervoud/value';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { House } from '../house.ts';
import { keyElsewhere, signerOf } from '../keys.ts';
import { ownSubmission } from '../own-submission.ts';
import { toPublicKeys } from '../secret.ts';
import { profileFor, setFor } from '../shelf.ts';

export interface WrittenManifest { readonly manifest: string; readonly submission: string; readonly keys: string; readonly values: number }

/** Writes a submission, its evidence manifest and the keys to check both with. Throws `submission-unknown` and `key-elsewhere` (halt). */
export const writeManifest = async ({ store, config, signing }: House, id: string, folder: string): Promise<WrittenManifest> => {
  if (signing === undefined) throw keyElsewhere('signing');
  const submission = await ownSubmission({ store, config }, id);
  const { profile, reportingYear, organization } = submission.key;
  const payload = await store.submissions.payload(id);
  const values: Value[] = [];
  for (const value of submission.values) {
    const stored = await store.values.byId(value);
    if (stored !== undefined) values.push(stored);
  }
  const manifest = toEvidenceManifest({
    submission, payload, values, set: setFor(profileFor(profile.split('@')[0] ?? '').set, reportingYear),
    runs: await store.runs.latest(organization), coverage: await store.records.coverage(organization),
  });
  const signed: SignedManifest = { manifest, signature: await signerOf(signing).sign(manifestBytes(manifest)) };
  mkdirSync(folder, { recursive: true });
  const paths = { manifest: join(folder, 'manifest.json'), submission: join(folder, 'submission.json'), keys: join(folder, 'keys.json') };
  writeFileSync(paths.manifest, `${JSON.stringify(signed, null, 2)}\n`);
  writeFileSync(paths.submission, payload);
  writeFileSync(paths.keys, `${JSON.stringify(toPublicKeys(signing), null, 2)}\n`);
  return { ...paths, values: manifest.values.length };
};

export const manifestCommand = (): Command =>
  providerCommand('manifest', 'Write a submission with its evidence manifest: how every figure was made, without anything personal')
    .argument('<submission>', 'id of a submission, as `meervoud status` shows it')
    .option('--out <folder>', 'where to write', 'evidence')
    .action((id: string, options: CommonOptions & { out: string }) =>
      inHouse(options, async (house, output) => {
        const written = await writeManifest(house, id, options.out);
        output.result(written, () => (output.language === 'nl'
          ? `${written.values} cijfers bewezen in ${written.manifest}. Controleren: meervoud verify ${written.manifest} ${written.submission} --keys ${written.keys}`
          : `${written.values} figures proven in ${written.manifest}. To check: meervoud verify ${written.manifest} ${written.submission} --keys ${written.keys}`));
      }, { makes: ['signing'] }));
