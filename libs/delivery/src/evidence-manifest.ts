import { type Submission, wireKey } from '@meervoud/exchange';
import { type Coverage, type IndicatorSet, recordsIn } from '@meervoud/indicator';
import { CalendarDate, contentHash, KnownError } from '@meervoud/kernel';
import type { RunSummary } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { z } from 'zod';
import { reportsIn, valueIdOf } from './reports-in.ts';

/** Fewer records than this of a zib are not told: the number might point at somebody. */
const LEAST_TOLD = 10;

const ValueProof = z.strictObject({
  /** Id of the value version, as in the identifier of its MeasureReport. */
  value: z.string(),
  indicator: z.string(),
  location: z.string().nullable(),
  referenceDate: CalendarDate,
  definition: z.strictObject({ version: z.string(), hash: z.string(), standing: z.enum(['published', 'reconstructed', 'own']) }),
  engine: z.string(),
  rulings: z.array(z.string()).readonly(),
  settings: z.record(z.string(), z.unknown()),
  /** Over everything the records said that were read for it. */
  inputHash: z.string(),
  /** Over the MeasureReport as it was delivered. */
  reportHash: z.string(),
});

/**
 * How a submission was made, without anything personal: who holds it can check that the figures are those that were derived, by
 * which definitions, from what input. The provider can open each value down to the records behind the same `inputHash`.
 */
export const EvidenceManifest = z.strictObject({
  kind: z.literal('meervoud-evidence-manifest'),
  version: z.literal(1),
  submission: z.strictObject({ key: z.string(), payloadHash: z.string() }),
  set: z.strictObject({ id: z.string(), reportingYear: z.number().int(), version: z.string(), standing: z.enum(['published', 'reconstructed', 'own']) }),
  /** The adapters that read, in which version, and whether their newest read was complete. */
  sources: z.array(z.strictObject({ source: z.string(), adapter: z.string(), complete: z.boolean(), zibs: z.array(z.string()).readonly() })).readonly(),
  /** Records of each zib that the figures could rest on; a number below ten is left out. */
  records: z.record(z.string(), z.number().int()),
  values: z.array(ValueProof).readonly(),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;

/** The manifest with the provider's signature over its content hash. */
export const SignedManifest = z.strictObject({ manifest: EvidenceManifest, signature: z.string() });
export type SignedManifest = z.infer<typeof SignedManifest>;

/** What the signature of a manifest is made over: the bytes of its content hash (RFC 8785), so that its layout does not matter. */
export const manifestBytes = (manifest: EvidenceManifest): Uint8Array => new TextEncoder().encode(contentHash(manifest));

export interface ManifestParts {
  readonly submission: Submission;
  /** The exact bytes of the submission. */
  readonly payload: Uint8Array;
  readonly set: IndicatorSet;
  /** The value versions that the submission holds. */
  readonly values: readonly Value[];
  readonly runs: readonly RunSummary[];
  readonly coverage: Coverage;
}

/** Throws a KnownError `manifest-incomplete` (halt) when a value of the submission is no longer stored. */
export const toEvidenceManifest = ({ submission, payload, set, values, runs, coverage }: ManifestParts): EvidenceManifest => {
  const stored = new Map(values.map((value) => [value.id, value]));
  return {
    kind: 'meervoud-evidence-manifest',
    version: 1,
    submission: { key: wireKey(submission.key), payloadHash: submission.payloadHash },
    set: { id: set.id, reportingYear: set.reportingYear, version: set.version, standing: set.standing },
    sources: runs.map(({ source, adapter, status, zibs }) => ({ source, adapter, complete: status === 'complete', zibs })),
    records: toldRecords(coverage),
    values: reportsIn(payload).map((report) => {
      const value = stored.get(valueIdOf(report));
      if (value === undefined) {
        throw new KnownError({
          code: 'manifest-incomplete', recovery: 'halt', at: valueIdOf(report), message: 'A value of the submission is no longer stored.', expected: 'the store that the submission was drawn up from',
        });
      }
      const { definition: { version, hash, standing }, engine, rulings, settings, inputHash } = value.evidence;
      return {
        value: value.id, indicator: value.indicator, location: value.location, referenceDate: value.referenceDate,
        definition: { version, hash, standing }, engine, rulings, settings, inputHash, reportHash: contentHash(report),
      };
    }),
  };
};

const toldRecords = (coverage: Coverage): Readonly<Record<string, number>> =>
  Object.fromEntries(zibNames.map((zib): readonly [ZibName, number] => [zib, countOf(coverage, zib)]).filter(([, count]) => count >= LEAST_TOLD));

const countOf = (coverage: Coverage, zib: ZibName): number => {
  const covered = coverage[zib];
  return covered === undefined ? 0 : recordsIn(covered) ?? 0;
};
