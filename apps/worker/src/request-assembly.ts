import { dayIn } from '@meervoud/calendar';
import type { Store } from '@meervoud/store';
import { assembleSubmission, deriveValues, taskOf } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';

/** Which values there are now. */
export interface Derived {
  readonly organization: string;
  readonly set: string;
  readonly reportingYear: number;
  readonly state: string;
}

/**
 * With the last place of a set derived, asks for what is owed to each recipient whose delivery window is open. Runs in the transaction
 * that completes a derivation, so that exactly one of them is the last.
 */
export const requestAssembly = async (
  { tasks }: Store, { operation: { recipients, timeZone }, clock }: Pick<WorkerDeps, 'operation' | 'clock'>, derived: Derived, group: string,
): Promise<void> => {
  const today = dayIn(timeZone, clock.now());
  const open = recipients.filter(({ profile }) => {
    const window = profile.set === derived.set ? profile.windows[String(derived.reportingYear)] : undefined;
    return window !== undefined && window.opens <= today && today <= window.closes;
  });
  if (open.length === 0 || !(await tasks.isLast(group, deriveValues.name))) return;
  await tasks.request(open.map(({ name }) => taskOf(assembleSubmission, { ...derived, recipient: name }, group)));
};
