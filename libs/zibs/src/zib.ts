import { Instant } from '@meervoud/kernel';
import { z } from 'zod';

/** A client or a member of staff, as we know them: a keyed HMAC of source and id, never a BSN (`docs/adr/0003`). */
export const SubjectPseudonym = z.string().regex(/^p-[0-9a-f]{32}$/).brand<'SubjectPseudonym'>();
export type SubjectPseudonym = z.infer<typeof SubjectPseudonym>;

/** Where a record came from: enough for the provider to open it again in the ECD. */
export const Origin = z.strictObject({
  /** Name of the source in the provider's configuration. */
  source: z.string().min(1),
  /** `Condition/123`; the technical id of the resource, relative to the source. */
  reference: z.string().min(1),
  versionId: z.string().optional(),
  /** `meta.lastUpdated` as the source gave it. */
  lastUpdated: Instant.optional(),
});
export type Origin = z.infer<typeof Origin>;

const identity = {
  /** Unique and stable within (source, zib). */
  id: z.string().min(1),
  origin: Origin,
};

/**
 * A record about a client. Strict: a field nobody reads, such as a stray `bsn`, is refused here,
 * so that what no definition needs does not enter (minimise at the door).
 */
export const clientZib = <const Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) =>
  z.strictObject({ zib: z.literal(name), ...identity, subject: SubjectPseudonym, ...fields }).readonly();

/** A record about a place or a team: it has no subject. */
export const placeZib = <const Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) =>
  z.strictObject({ zib: z.literal(name), ...identity, ...fields }).readonly();
