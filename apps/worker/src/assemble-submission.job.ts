import { assembleSubmission as assemble } from '@meervoud/delivery';
import { KnownError } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { assembleSubmission } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';

/**
 * Draws up what is owed, for people to approve. What is not fit to leave (values missing, or too much unknown) is no fault of this task:
 * it is said when somebody approves, and drawn up anew with the next values.
 */
export const assembleSubmissionJob = ({ store, setFor, clock, operation }: WorkerDeps): JobBinding<Store> =>
  bindJob(assembleSubmission, async ({ organization, recipient, set, reportingYear }, { log }) => {
    const owed = operation.recipients.find(({ name, profile }) => name === recipient && profile.set === set);
    if (owed !== undefined && organization === operation.organization.id) {
      const request = { store, set: setFor(set, reportingYear), profile: owed.profile, organization: operation.organization, recipient, clock };
      await assemble(request).catch((thrown: unknown) => {
        if (!(thrown instanceof KnownError) || thrown.recovery !== 'halt') throw thrown;
        log.info('nothing to approve was drawn up yet', { organization, recipient, code: thrown.code });
      });
    }
    return () => Promise.resolve();
  });
