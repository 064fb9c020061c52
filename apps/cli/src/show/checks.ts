export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do when it is not ok. */
  readonly next?: string;
}

/** A line for each check, and what to do below the ones that are not right. */
export const showChecks = (checks: readonly Check[]): string =>
  checks.flatMap(({ name, ok, detail, next }) => [`${ok ? 'ok ' : '!! '} ${name}: ${detail}`, ...(ok || next === undefined ? [] : [`     → ${next}`])]).join('\n');
