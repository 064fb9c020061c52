import { manifestBytes, SignedManifest, toEvidenceManifest } from '@meervoud/delivery';
import { profileIdOf } from '@meervoud/exchange';
import type { OfferedSubmission } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { notFound } from '../problem.ts';
import type { RecipientContext } from './recipient-context.ts';

/** The manifest of a submission: made and signed when it is first asked for, and the same ever after. `kept` is what was made before. */
export const manifestOf = async (
  { store, profiles, setFor, signer }: Pick<RecipientContext, 'store' | 'profiles' | 'setFor' | 'signer'>, { id, key: { organization, profile, reportingYear } }: OfferedSubmission, payload: Uint8Array, kept: unknown,
): Promise<SignedManifest> => {
  if (kept !== undefined) return SignedManifest.parse(kept);
  const [submission, found] = [await store.submissions.byId(id), profiles.get(profileIdOf(profile))];
  if (submission === undefined || found === undefined) throw notFound();
  const values: Value[] = [];
  for (const value of submission.values) {
    const stored = await store.values.byId(value);
    if (stored !== undefined) values.push(stored);
  }
  const manifest = toEvidenceManifest({
    submission, payload, values, set: setFor(found.set, reportingYear), runs: await store.runs.latest(organization), coverage: await store.records.coverage(organization),
  });
  return SignedManifest.parse(await store.recipients.keepManifest(id, organization, { manifest, signature: await signer.sign(manifestBytes(manifest)) }));
};
