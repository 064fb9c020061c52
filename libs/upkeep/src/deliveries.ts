import { around, campaignCalendar } from '@meervoud/calendar';
import type { Submission } from '@meervoud/exchange';
import { toMilliseconds } from '@meervoud/kernel';
import { deliverSubmission, taskOf, type TaskRequest } from '@meervoud/task';
import type { Situation, Watch } from './situation.ts';

const UNDER_WAY: readonly Submission['status'][] = ['released', 'sent'];

/** The newest revision for each recipient, profile and year. */
const newest = async ({ store, organization }: Situation): Promise<readonly Submission[]> => {
  const byKey = new Map<string, Submission>();
  for (const submission of await store.submissions.list(organization)) {
    const { recipient, profile, reportingYear } = submission.key;
    byKey.set(`${recipient} ${profile} ${reportingYear}`, submission);
  }
  return [...byKey.values()];
};

const movedAt = async ({ store }: Situation, { id, draftedAt }: Submission): Promise<number> =>
  toMilliseconds((await store.submissions.events(id)).at(-1)?.at ?? draftedAt);

/** Released, and no receipt for too long. */
export const deliveryUnanswered: Watch = async (situation) => {
  const { now, limits } = situation;
  const waiting = (await newest(situation)).filter(({ status }) => [...UNDER_WAY, 'received'].includes(status));
  const late = await Promise.all(waiting.map(async (submission) =>
    (toMilliseconds(now) - await movedAt(situation, submission) > limits.deliveryHours * 3_600_000 ? [{ code: 'delivery-unanswered', object: submission.id }] : [])));
  return late.flat();
};

/** The recipient refused it, and no correction followed. */
export const deliveryRejected: Watch = async (situation) =>
  (await newest(situation)).filter(({ status }) => status === 'rejected').map(({ id }) => ({ code: 'delivery-rejected', object: id }));

/** Days after its closing that a missed delivery is still said. */
const MISSED_SAID_FOR = 60;

/** A delivery that closes soon, or has closed, without anything accepted. */
export const deliveryDeadline: Watch = async (situation) => {
  const { plan, today, limits } = situation;
  const accepted = (await situation.store.submissions.list(situation.organization)).filter(({ status }) => status === 'accepted');
  return around(campaignCalendar(plan), today, { ago: MISSED_SAID_FOR, ahead: limits.deadlineDays })
    .filter(({ what, recipient, reportingYear }) => what === 'delivery-closes'
      && !accepted.some(({ key }) => key.recipient === recipient && key.reportingYear === reportingYear))
    .map(({ recipient = '', set, reportingYear, inDays }) => ({
      code: inDays < 0 ? 'delivery-missed' : 'delivery-closes-soon', object: `${recipient} ${set} ${reportingYear}`,
    }));
};

/** What is released or under way is asked for once more: a task that was lost or failed for good begins anew. */
export const deliveriesToAskAgain = async ({ store, organization }: Pick<Situation, 'store' | 'organization'>): Promise<readonly TaskRequest[]> =>
  (await store.submissions.list(organization))
    .filter(({ status }) => UNDER_WAY.includes(status))
    .map(({ id }) => taskOf(deliverSubmission, { organization, submission: id }, `deliver/${id}`));
