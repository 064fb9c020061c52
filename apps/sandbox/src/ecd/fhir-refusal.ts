import type { OperationOutcome } from 'fhir/r4.js';

type IssueCode = OperationOutcome['issue'][number]['code'];

export const toOperationOutcome = (code: IssueCode, text: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: text }],
});

/** A request the ECD does not answer, and the OperationOutcome it sends instead. */
export class FhirRefusal extends Error {
  readonly status: number;
  readonly code: IssueCode;

  constructor(status: number, code: IssueCode, text: string) {
    super(text);
    this.status = status;
    this.code = code;
  }

  get outcome(): OperationOutcome {
    return toOperationOutcome(this.code, this.message);
  }
}
