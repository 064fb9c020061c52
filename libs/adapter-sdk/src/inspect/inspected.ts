import type { Bilingual } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { type RejectionCode, rejectionCodes } from '../rejection-codes.ts';

/** What became of one resource, or of a file that holds none. Says where, never who: no ids, no content. */
export interface Inspected {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  /** Of an NDJSON file, from 1. */
  readonly line?: number;
  /** Of a Bundle, from 1. */
  readonly entry?: number;
  readonly resourceType?: string;
  /** Never empty. */
  readonly outcomes: readonly InspectedOutcome[];
}

export type InspectedOutcome =
  | { readonly kind: 'record'; readonly zib: ZibName }
  /** `recognised` names the zib, also when no indicator reads it. */
  | { readonly kind: 'rejected'; readonly code: RejectionCode; readonly path: string; readonly reason: Bilingual; readonly recognised?: string }
  | { readonly kind: 'finding'; readonly code: RejectionCode; readonly path: string; readonly reason: Bilingual };

export const rejectedAs = (code: RejectionCode, path: string, recognised?: string): InspectedOutcome =>
  ({ kind: 'rejected', code, path, reason: rejectionCodes[code], ...(recognised === undefined ? {} : { recognised }) });

export const foundAs = (code: RejectionCode, path: string): InspectedOutcome => ({ kind: 'finding', code, path, reason: rejectionCodes[code] });
