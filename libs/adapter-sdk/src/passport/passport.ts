import { Instant } from '@meervoud/kernel';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { z } from 'zod';

const named = { name: z.string().min(1), version: z.string().min(1) };
const amount = z.int().nonnegative();

/** How many of the records had this element. */
export const ElementCoverage = z.strictObject({ filled: amount, of: amount }).readonly();
export type ElementCoverage = z.infer<typeof ElementCoverage>;

export const CheckOutcome = z.enum(['pass', 'fail', 'bypassed', 'not-applicable']);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** One check of the kit, by its stable id, and what came of it. `detail` holds no client's data: the kit's clients are synthetic. */
export const CheckedItem = z.strictObject({ check: z.string().min(1), outcome: CheckOutcome, detail: z.string().optional() }).readonly();
export type CheckedItem = z.infer<typeof CheckedItem>;

/** A gap that the vendor knows of, with the reason why. */
export const PassportBypass = z.strictObject({ check: z.string().min(1), reason: z.string().min(1) }).readonly();

/** A value that came out differently; `expected` and `got` as a person reads them. */
export const PredictedDifference = z.strictObject({
  reportingYear: z.int(),
  /** Null for the organization as a whole. */
  location: z.string().nullable(),
  indicator: z.string(),
  expected: z.string(),
  got: z.string(),
}).readonly();
export type PredictedDifference = z.infer<typeof PredictedDifference>;

/**
 * What an adapter showed it can do, as the conformance kit saw it. Signed (`signPassport`), it is what the worker and
 * the recipients rely on. It belongs to one version of one adapter.
 */
export const Passport = z.strictObject({
  kit: z.strictObject(named).readonly(),
  adapter: z.strictObject({ ...named, fhirVersion: z.string().optional() }).readonly(),
  issuedAt: Instant,
  /** What it was checked on: a synthetic population, or recorded answers (then nothing could be predicted). */
  checkedOn: z.enum(['population', 'recordings']),
  population: z.strictObject({ seed: z.int(), reportingYears: z.array(z.int()).readonly() }).readonly(),
  /** Per zib that the adapter provides, per element of its record. */
  coverage: z.partialRecord(z.enum(zibNames as readonly [ZibName, ...ZibName[]]), z.record(z.string(), ElementCoverage)).readonly(),
  checks: z.array(CheckedItem).readonly(),
  bypasses: z.array(PassportBypass).readonly(),
  /** Of the values whose zibs the adapter provides: how many were compared, and how many were strictly equal. */
  predicted: z.strictObject({ values: amount, equal: amount, differences: z.array(PredictedDifference).readonly() }).readonly(),
}).readonly();
export type Passport = z.infer<typeof Passport>;

/** The checks that stand in the way: an adapter with any of these has failed. Bypassed ones do not. */
export const failedChecks = ({ checks }: Pick<Passport, 'checks'>): readonly string[] =>
  checks.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check);
