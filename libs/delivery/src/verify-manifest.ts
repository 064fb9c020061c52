import { definitionHash, type IndicatorSet } from '@meervoud/indicator';
import { type Bilingual, contentHash, hashOfBytes, KnownError } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { type EvidenceManifest, manifestBytes, SignedManifest } from './evidence-manifest.ts';
import { reportsIn, valueIdOf } from './reports-in.ts';
import { verifyPayload } from './signature.ts';

export type ProofId = 'signature' | 'bytes' | 'values' | 'definitions';

/** One thing that was looked at. `unknown`: it cannot be told from what there is. */
export interface Proof {
  readonly id: ProofId;
  readonly verdict: 'right' | 'wrong' | 'unknown';
  readonly said: Bilingual;
}

export interface VerifyRequest {
  /** What was read as manifest. */
  readonly manifest: unknown;
  readonly payload: Uint8Array;
  /** Public keys of the provider; without them the signature is not judged. */
  readonly keys?: JSONWebKeySet | undefined;
  /** The set as it is known here, or undefined where it is not. */
  readonly setFor: (id: string, reportingYear: number) => IndicatorSet | undefined;
}

/**
 * Does this manifest belong to this submission, does it prove every figure in it, and are its definitions those we know? Works
 * offline and needs nothing personal. Throws a KnownError `manifest-malformed` (halt) for what is no manifest, and
 * `submission-malformed` (halt).
 */
export const verifyManifest = async ({ manifest: given, payload, keys, setFor }: VerifyRequest): Promise<readonly Proof[]> => {
  const parsed = SignedManifest.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new KnownError({
      code: 'manifest-malformed', recovery: 'halt', at: issue?.path.join('.') ?? '', message: 'This is no evidence manifest.', expected: 'a file as `meervoud manifest` writes it',
    });
  }
  const { manifest, signature } = parsed.data;
  return [await signatureProof(manifest, signature, keys), bytesProof(manifest, payload), valuesProof(manifest, payload), definitionsProof(manifest, setFor)];
};

const proof = (id: ProofId, verdict: Proof['verdict'], nl: string, en: string): Proof => ({ id, verdict, said: { nl, en } });

const signatureProof = async (manifest: EvidenceManifest, signature: string, keys: JSONWebKeySet | undefined): Promise<Proof> => {
  if (keys === undefined) {
    return proof('signature', 'unknown', 'De handtekening is niet bekeken: er zijn geen sleutels gegeven.', 'The signature was not looked at: no keys were given.');
  }
  try {
    await verifyPayload(manifestBytes(manifest), signature, keys);
    return proof('signature', 'right', 'De handtekening is van deze zorgaanbieder.', 'The signature is that of this provider.');
  } catch {
    return proof('signature', 'wrong', 'De handtekening hoort niet bij dit bewijs en deze sleutels.', 'The signature does not belong to this manifest and these keys.');
  }
};

const bytesProof = ({ submission }: EvidenceManifest, payload: Uint8Array): Proof =>
  (hashOfBytes(payload) === submission.payloadHash
    ? proof('bytes', 'right', 'Dit is de levering waarover het bewijs gaat, byte voor byte.', 'This is the submission the manifest is about, byte by byte.')
    : proof('bytes', 'wrong', 'Dit is een andere levering, of er is iets in veranderd.', 'This is another submission, or something in it was changed.'));

/** Each figure has its proof, and each proof its figure. */
const valuesProof = ({ values }: EvidenceManifest, payload: Uint8Array): Proof => {
  const reports = new Map(reportsIn(payload).map((report) => [valueIdOf(report), contentHash(report)]));
  const proven = new Map(values.map(({ value, reportHash }) => [value, reportHash]));
  const wrong = [...new Set([...reports.keys(), ...proven.keys()])].filter((id) => reports.get(id) !== proven.get(id));
  return wrong.length === 0
    ? proof('values', 'right', `Alle ${values.length} cijfers zijn die van het bewijs.`, `All ${values.length} figures are those of the manifest.`)
    : proof('values', 'wrong', `${wrong.length} cijfers wijken af van het bewijs: ${some(wrong)}`, `${wrong.length} figures differ from the manifest: ${some(wrong)}`);
};

const definitionsProof = ({ set, values }: EvidenceManifest, setFor: VerifyRequest['setFor']): Proof => {
  const known = setFor(set.id, set.reportingYear);
  if (known === undefined) {
    return proof('definitions', 'unknown', `De set ${set.id} ${set.reportingYear} is hier niet bekend.`, `The set ${set.id} ${set.reportingYear} is not known here.`);
  }
  const hashes = new Map(known.indicators.map((definition) => [definition.id as string, definitionHash(definition)]));
  const others = [...new Set(values.filter(({ indicator, definition }) => hashes.get(indicator) !== definition.hash).map(({ indicator }) => indicator))];
  return others.length === 0
    ? proof('definitions', 'right', `Geteld volgens de definities die hier bekend zijn (${set.id} ${set.version}, ${set.standing}).`, `Counted by the definitions that are known here (${set.id} ${set.version}, ${set.standing}).`)
    : proof('definitions', 'wrong', `Geteld volgens andere definities dan hier: ${some(others)}`, `Counted by other definitions than here: ${some(others)}`);
};

const some = (ids: readonly string[]): string => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
