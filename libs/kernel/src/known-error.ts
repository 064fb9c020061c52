/** What the caller must do next: try again, leave this one out and record it, or stop. */
export type Recovery = 'retry' | 'skip' | 'halt';

export interface KnownErrorDetail {
  /** Stable, kebab-case, never reused. Listed in `docs/errors.md`. */
  readonly code: string;
  readonly recovery: Recovery;
  /** One plain sentence. Never a client's data. */
  readonly message: string;
  /** Where: a file, a path in a document, a URL without query. */
  readonly at?: string | undefined;
  /** What would have been right. */
  readonly expected?: string | undefined;
  readonly cause?: unknown;
}

/**
 * An error we foresaw. It says what was given and where, what would be right, and, by its
 * {@link Recovery}, what to do next. Everything else that is thrown is a defect and halts.
 */
export class KnownError extends Error {
  override readonly name = 'KnownError';
  readonly code: string;
  readonly recovery: Recovery;
  readonly at: string | undefined;
  readonly expected: string | undefined;

  constructor(detail: KnownErrorDetail) {
    super(detail.message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = detail.code;
    this.recovery = detail.recovery;
    this.at = detail.at;
    this.expected = detail.expected;
  }
}

/** The recovery of anything thrown: what we did not foresee halts. */
export const recoveryOf = (thrown: unknown): Recovery =>
  thrown instanceof KnownError ? thrown.recovery : 'halt';

/** The stable code of anything thrown. */
export const codeOf = (thrown: unknown): string =>
  thrown instanceof KnownError ? thrown.code : 'unexpected';
