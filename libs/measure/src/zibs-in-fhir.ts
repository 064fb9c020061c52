import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { Coding, FhirResource } from 'fhir/r4.js';

/** An element of a record, whom it is about, or its id: what a definition can need. */
type NeededElement<Name extends ZibName> =
  | Exclude<keyof ZibRecord<Name>, 'zib' | 'id' | 'origin' | 'subject'>
  | ('subject' extends keyof ZibRecord<Name> ? 'subject' : never);

/** One FHIR R4 resource that carries a zib: its type, the codes it is found by, and where each element of the record stands. */
export interface Carrier<Name extends ZibName = ZibName> {
  readonly type: FhirResource['resourceType'];
  /** Profile that instances may follow; they are found by their codes. */
  readonly profile?: string;
  /** All of these hold of the resource. */
  readonly foundBy: readonly { readonly path: string; readonly codes: readonly Coding[] }[];
  /** Read of every resource, whatever is asked. */
  readonly always: readonly string[];
  /** Paths below the resource; none where this carrier cannot say it. */
  readonly elements: { readonly [Element in NeededElement<Name>]-?: readonly string[] };
}

/**
 * How each zib stands in FHIR R4. No carrier: the zib comes from elsewhere. `codes` gives the codings that mean a value of a field,
 * by field and value.
 */
export type ZibsInFhir = {
  readonly [Name in ZibName]: {
    readonly carriers: readonly Carrier<Name>[];
    readonly codes?: { readonly [Field in NeededElement<Name>]?: Readonly<Record<string, readonly Coding[]>> };
  };
};

export interface AnyCarrier extends Omit<Carrier, 'elements'> { readonly elements: Readonly<Record<string, readonly string[]>> }
export const carriersOf = (zibsInFhir: ZibsInFhir, zib: ZibName): readonly AnyCarrier[] => zibsInFhir[zib].carriers;
type CodesByValue = Readonly<Record<string, readonly Coding[]>>;
export const codesOf = (zibsInFhir: ZibsInFhir, zib: ZibName, field: string): CodesByValue | undefined => {
  const codes: Readonly<Record<string, CodesByValue>> = zibsInFhir[zib].codes ?? {};
  return codes[field];
};
