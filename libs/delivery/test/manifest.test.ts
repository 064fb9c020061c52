import { discloseValues, type Submission } from '@meervoud/exchange';
import { definitionHash, type IndicatorSet } from '@meervoud/indicator';
import { codeOf } from '@meervoud/kernel';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateSigningKey, manifestBytes, type SignedManifest, signPayload, type SigningKey, toEvidenceManifest, toMeasureReportBundle, toPayload, verifyManifest } from '../src/index.ts';
import { at, key, locations, organization, profile, set, values as given } from './example.ts';

const hashes = new Map(set.indicators.map((row) => [row.id as string, definitionHash(row)]));
const values = given.map((value) => ({ ...value, evidence: { ...value.evidence, definition: { ...value.evidence.definition, hash: hashes.get(value.indicator) ?? '' } } }));
const { bytes, payloadHash } = toPayload(toMeasureReportBundle({ organization, locations, set, profile, key, values: discloseValues(set, values, profile.disclosure) }));
const submission: Submission = { id: 'sub-1', key, status: 'accepted', payloadHash, values: values.map(({ id }) => id), approvals: [], draftedAt: at } as unknown as Submission;
const seed = 20_260_301;

const parts = {
  submission, payload: bytes, set, values,
  runs: [{ organization: organization.id, source: 'ecd', run: 'r', status: 'complete', adapter: 'nl-core-r4@0.1.0', zibs: ['Stay', 'PressureUlcer'], reads: 'everything', startedAt: at }],
  coverage: { Stay: { location: { filled: 24, of: 24 } }, PressureUlcer: { decubitusCategory: { filled: 2, of: 3 } } },
} as const;

let signing: SigningKey;
let signed: SignedManifest;
beforeAll(async () => {
  signing = await generateSigningKey();
  const manifest = toEvidenceManifest(parts);
  signed = { manifest, signature: await signPayload(manifestBytes(manifest), signing.privateJwk) };
});
const verdicts = async (manifest: unknown, payload: Uint8Array = bytes, setFor: (id: string, year: number) => IndicatorSet | undefined = () => set, withKeys = true) =>
  Object.fromEntries((await verifyManifest({ manifest, payload, setFor, keys: withKeys ? { keys: [signing.publicJwk] } : undefined })).map(({ id, verdict }) => [id, verdict]));
const allRight = { signature: 'right', bytes: 'right', values: 'right', definitions: 'right' };

describe('an evidence manifest', () => {
  test('proves the submission it was made for: bytes, figures, definitions and signature', async () => {
    expect(await verdicts(signed)).toEqual(allRight);
    expect(await verdicts(JSON.parse(JSON.stringify(signed, null, 4)))).toEqual(allRight);
  });

  test('names nobody, no member and no small number', () => {
    const text = JSON.stringify(signed.manifest);
    expect(text).not.toMatch(/p-0{8}|Jansen|member|inputCounts/);
    expect(signed.manifest.records).toEqual({ Stay: 24 });
  });

  test(`is not the proof of a submission in which any byte was changed (seed ${seed})`, async () => {
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (where, change) => {
      const other = Uint8Array.from(bytes);
      other[where] = (other[where] ?? 0) ^ change;
      const told = await verdicts(signed, other).catch((thrown: unknown) => codeOf(thrown));
      if (told !== 'submission-malformed') expect(told).toMatchObject({ bytes: 'wrong' });
    }), { seed, numRuns: 300 });
  });

  test('loses its signature with any change of its own', async () => {
    const [first, ...others] = signed.manifest.values;
    for (const manifest of [
      { ...signed.manifest, values: others }, { ...signed.manifest, records: { Stay: 25 } }, { ...signed.manifest, values: [{ ...first!, inputHash: 'sha256:9' }, ...others] },
    ]) expect(await verdicts({ ...signed, manifest })).toMatchObject({ signature: 'wrong' });
    const stranger = await generateSigningKey();
    expect(await verdicts({ ...signed, signature: await signPayload(manifestBytes(signed.manifest), stranger.privateJwk) })).toMatchObject({ signature: 'wrong' });
  });

  test('tells a figure without proof, and a proof without figure', async () => {
    const [, ...others] = signed.manifest.values;
    expect(await verdicts({ ...signed, manifest: { ...signed.manifest, values: others } })).toMatchObject({ values: 'wrong' });
    const another = { ...signed.manifest.values[0]!, value: 'val-other' };
    expect(await verdicts({ ...signed, manifest: { ...signed.manifest, values: [...signed.manifest.values, another] } })).toMatchObject({ values: 'wrong' });
  });

  test('says when definitions are others than here, and when something cannot be told', async () => {
    const changed = { ...set, indicators: set.indicators.map((row) => ({ ...row, source: 'elsewhere' })) } as IndicatorSet;
    expect(await verdicts(signed, bytes, () => changed)).toEqual({ ...allRight, definitions: 'wrong' });
    expect(await verdicts(signed, bytes, () => undefined, false)).toEqual({ ...allRight, signature: 'unknown', definitions: 'unknown' });
  });

  test('is not made of values that are gone, and what is no manifest or no submission is refused', async () => {
    const codes = await Promise.all([
      Promise.resolve().then(() => toEvidenceManifest({ ...parts, values: values.slice(1) })).catch((thrown: unknown) => codeOf(thrown)),
      verdicts({ manifest: {} }).catch((thrown: unknown) => codeOf(thrown)),
      verdicts(signed, new TextEncoder().encode('{"resourceType":"Patient"}')).catch((thrown: unknown) => codeOf(thrown)),
      verdicts(signed, Uint8Array.of(0xff, 0xfe)).catch((thrown: unknown) => codeOf(thrown)),
    ]);
    expect(codes).toEqual(['manifest-incomplete', 'manifest-malformed', 'submission-malformed', 'submission-malformed']);
  });
});
