import { codeOf } from '@meervoud/kernel';
import type { CheckId } from '../check-id.ts';
import type { Stage, WitnessedRead } from '../stage.ts';

export interface Verdict {
  readonly outcome: 'pass' | 'fail' | 'not-applicable';
  readonly detail?: string;
}

export interface Check {
  readonly id: CheckId;
  /** Checks without which this one says nothing: where one of these failed, it is not judged. */
  readonly needs: readonly CheckId[];
  readonly run: (stage: Stage) => Promise<Verdict>;
}

export const passed = (detail?: string): Verdict => ({ outcome: 'pass', ...(detail === undefined ? {} : { detail }) });
export const failed = (detail: string): Verdict => ({ outcome: 'fail', detail });
/** For a kind of adapter or source of which nobody can ask this; another check that failed is no reason. */
export const notApplicable = (reason: string): Verdict => ({ outcome: 'not-applicable', detail: `does not apply: ${reason}` });

/** Passes when nothing is wrong; otherwise the first few things that are. */
export const verdictOf = (wrong: readonly string[], detail?: string): Verdict =>
  (wrong.length === 0 ? passed(detail) : failed(`${wrong.slice(0, 3).join('; ')}${wrong.length > 3 ? `; and ${wrong.length - 3} more` : ''}`));

/** What was thrown, as its code; of a defect the kind, never the message: that may quote data. */
export const describeThrown = (thrown: unknown): string =>
  (codeOf(thrown) === 'unexpected' ? `an unforeseen ${thrown instanceof Error ? thrown.name : typeof thrown}` : codeOf(thrown));

/** The read came to its end, or this is why not. */
export const brokenOff = ({ thrown }: Pick<WitnessedRead, 'thrown'>): string | undefined =>
  (thrown === undefined ? undefined : `the read broke off: ${describeThrown(thrown)}`);
