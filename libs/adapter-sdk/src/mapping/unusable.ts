import type { RejectionCode } from '../rejection-codes.ts';

/** Thrown by a mapper: this resource cannot become a record. `path` is relative to the resource. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly code: RejectionCode;
  readonly path: string;

  constructor(code: RejectionCode, path: string) {
    super(code);
    this.code = code;
    this.path = path;
  }
}

/** `['stage', 0, 'summary']` as `stage[0].summary`. Names that are no FHIR element names are not repeated. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${/^\w{1,64}$/.test(String(step)) ? String(step) : '?'}`))
    .join('').replace(/^\./, '');

/** `Condition` and `stage[0]` as `Condition.stage[0]`. */
export const fullPath = (resourceType: string, path: string): string => (path === '' ? resourceType : `${resourceType}.${path}`);
