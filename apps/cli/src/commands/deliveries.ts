import { Command } from 'commander';
import type { Submission } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import type { Circuit, Store, TaskState } from '@meervoud/store';
import { deliverSubmission, taskOf } from '@meervoud/task';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { House } from '../house.ts';
import { ownSubmission } from '../own-submission.ts';
import { tellDeliveries } from '../show/deliveries-table.ts';
import { deliveryGroup } from './approve.ts';

/** A submission on its way, as who waits for it wants to know it. */
export interface Delivery {
  readonly submission: string;
  readonly recipient: string;
  readonly reportingYear: number;
  readonly revision: number;
  readonly status: Submission['status'];
  /** `waiting`: tried again by itself; `given-up`: a person has to say so; `delivered`: it has a receipt. */
  readonly delivery: 'waiting' | 'given-up' | 'delivered';
  readonly failures: number;
  readonly lastCode?: string;
  readonly nextAt?: string;
}

export interface Deliveries { readonly deliveries: readonly Delivery[]; readonly recipients: readonly Circuit[] }

const LEFT: readonly Submission['status'][] = ['drafted', 'approved', 'withdrawn'];

const keyOf = ({ id, key: { organization } }: Submission): string => deliverSubmission.key({ organization, submission: id });

const toDelivery = ({ id, key, status }: Submission, task: TaskState | undefined): Delivery => ({
  submission: id, recipient: key.recipient, reportingYear: key.reportingYear, revision: key.revision, status,
  delivery: status !== 'released' && status !== 'sent' ? 'delivered' : task?.status === 'failed' ? 'given-up' : 'waiting',
  failures: task?.failures ?? 0, ...(task?.lastCode !== undefined && { lastCode: task.lastCode }), ...(task?.nextAt !== undefined && { nextAt: task.nextAt }),
});

/** Every submission that was released, with what became of bringing it; and the recipients that keep failing. */
export const deliveriesOf = async ({ store, config }: Pick<House, 'store' | 'config'>): Promise<Deliveries> => {
  const organization = config.organization.id;
  const released = (await store.submissions.list(organization)).filter(({ status }) => !LEFT.includes(status));
  const tasks = new Map((await store.tasks.states(organization, released.map(keyOf))).map((task) => [task.key, task]));
  return { deliveries: released.map((submission) => toDelivery(submission, tasks.get(keyOf(submission)))), recipients: await store.circuits.list(organization) };
};

const nothingToRetry = (submission: Submission): KnownError => new KnownError({
  code: 'delivery-not-waiting', recovery: 'halt', at: submission.id, message: `Submission ${submission.id} is ${submission.status}; it is not on its way.`, expected: 'one that is released or sent: meervoud deliveries',
});

/**
 * Begins anew at once what waits for its next try or was given up; a recipient that rests is tried too. Throws KnownErrors
 * `submission-unknown` and `delivery-not-waiting` (halt).
 */
export const retryDelivery = async ({ store, config }: Pick<House, 'store' | 'config'>, id: string): Promise<Submission> => {
  const submission = await ownSubmission({ store, config }, id);
  if (submission.status !== 'released' && submission.status !== 'sent') throw nothingToRetry(submission);
  await tryNow(store, submission);
  return submission;
};

/** A person wants it now; what was delivered meanwhile stays so. */
export const tryNow = (store: Store, submission: Submission): Promise<void> => store.transaction(async (transaction) => {
  const { id, key: { organization, recipient } } = submission;
  await transaction.circuits.well(organization, recipient);
  // a task that retention removed, or that was lost, is asked for as well
  await transaction.tasks.request([taskOf(deliverSubmission, { organization, submission: id }, deliveryGroup(id))]);
  await transaction.tasks.retryNow(organization, [keyOf(submission)]);
});

export const deliveriesCommand = (): Command =>
  new Command('deliveries').description('What is on its way, and what did not arrive')
    .addCommand(providerCommand('list', 'Every released submission, and its next try').action((options: CommonOptions) =>
      inHouse(options, async (house, output) => {
        const all = await deliveriesOf(house);
        output.result(all, () => tellDeliveries(all, output.language));
      })), { isDefault: true })
    .addCommand(providerCommand('retry', 'Try at once what waits or was given up').argument('<submission>', 'id of a submission, as `meervoud status` shows it')
      .action((id: string, options: CommonOptions) => inHouse(options, async (house, output) => {
        const { id: submission } = await retryDelivery(house, id);
        output.result({ submission }, () => (output.language === 'nl'
          ? `${submission} wordt opnieuw geprobeerd door de worker die draait; nu meteen kan met meervoud submit.`
          : `${submission} is tried again by the worker that runs; to do it here, meervoud submit.`));
      })));
