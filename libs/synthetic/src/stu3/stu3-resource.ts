import type { Meta } from 'fhir/r4.js';

/**
 * A resource of FHIR STU3. Not the types of `fhir/r3.js`: those differ from R4's in data types that no population uses, and would only
 * make us cast what is the same in both.
 */
export interface Stu3Resource {
  readonly resourceType: string;
  readonly id?: string | undefined;
  readonly meta?: Meta | undefined;
  readonly [element: string]: unknown;
}
