import { around, campaignCalendar } from '@meervoud/calendar';
import { advance, expiryOf, type Submission } from '@meervoud/exchange';
import { type Instant, toMilliseconds } from '@meervoud/kernel';
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

const movedAt = async ({ store }: Situation, { id, draftedAt }: Submission): Promise<Instant> =>
  (await store.submissions.events(id)).at(-1)?.at ?? draftedAt;

/** When it lapses, by the profile it was drawn up under; undefined where nothing has to happen any more. */
const expiry = async (situation: Situation, submission: Submission): Promise<number | undefined> => {
  const { recipient, profile: versioned } = submission.key;
  const profile = situation.plan.recipients.find(({ name, profile: { id, version } }) => name === recipient && `${id}@${version}` === versioned)?.profile;
  const at = expiryOf(submission, await movedAt(situation, submission), profile);
  return at && toMilliseconds(at);
};

/** Released, and no receipt for too long. */
export const deliveryUnanswered: Watch = async (situation) => {
  const { now, limits } = situation;
  const waiting = (await newest(situation)).filter(({ status }) => [...UNDER_WAY, 'received'].includes(status));
  const late = await Promise.all(waiting.map(async (submission) =>
    (toMilliseconds(now) - toMilliseconds(await movedAt(situation, submission)) > limits.deliveryHours * 3_600_000 ? [{ code: 'delivery-unanswered', object: submission.id }] : [])));
  return late.flat();
};

/** The recipient refused it, and no correction followed. */
export const deliveryRejected: Watch = async (situation) =>
  (await newest(situation)).filter(({ status }) => status === 'rejected').map(({ id }) => ({ code: 'delivery-rejected', object: id }));

const DAY = 86_400_000;

/** Drawn up, and not released by enough people while its days run out. */
export const approvalWaiting: Watch = async (situation) => {
  const waiting = (await newest(situation)).filter(({ status }) => status === 'drafted' || status === 'approved');
  const late = await Promise.all(waiting.map(async (submission) => {
    const lapses = await expiry(situation, submission);
    return lapses !== undefined && lapses - toMilliseconds(situation.now) <= situation.limits.deadlineDays * DAY ? [{ code: 'approval-waiting', object: submission.id }] : [];
  }));
  return late.flat();
};

/** It lapsed, unsent or unanswered, and nothing followed. */
export const deliveryExpired: Watch = async (situation) =>
  (await newest(situation)).filter(({ status }) => status === 'expired').map(({ id }) => ({ code: 'delivery-expired', object: id }));

/** What has lapsed by now. */
export const lapsedDeliveries = async (situation: Situation): Promise<readonly Submission[]> => {
  const all = (await situation.store.submissions.list(situation.organization)).filter(({ status }) => advance(status, 'deadline-passed') !== undefined);
  const lapsed = await Promise.all(all.map(async (submission) => {
    const at = await expiry(situation, submission);
    return at !== undefined && at <= toMilliseconds(situation.now) ? [submission] : [];
  }));
  return lapsed.flat();
};

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

const keyOf = (organization: string, submission: string): string => deliverSubmission.key({ organization, submission });

/** The deliveries among these that were given up: only a person can say that they should be tried anew. */
const givenUp = async ({ store, organization }: Pick<Situation, 'store' | 'organization'>, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const failed = new Set((await store.tasks.states(organization, ids.map((id) => keyOf(organization, id)))).filter(({ status }) => status === 'failed').map(({ key }) => key));
  return new Set(ids.filter((id) => failed.has(keyOf(organization, id))));
};

/** Tried for as long as was agreed, or refused in a way that does not pass by itself. */
export const deliveryGivenUp: Watch = async (situation) => {
  const underWay = (await newest(situation)).filter(({ status }) => UNDER_WAY.includes(status)).map(({ id }) => id);
  return [...await givenUp(situation, underWay)].map((object) => ({ code: 'delivery-given-up', object }));
};

/** A recipient that is left alone because it keeps failing, until it answers again. */
export const recipientResting: Watch = async ({ store, organization }) =>
  (await store.circuits.list(organization)).filter(({ restsUntil }) => restsUntil !== undefined).map(({ recipient: object }) => ({ code: 'recipient-resting', object }));

/** What is released or under way is asked for once more, for its task may have been lost; what was given up waits for a person. */
export const deliveriesToAskAgain = async ({ store, organization }: Pick<Situation, 'store' | 'organization'>): Promise<readonly TaskRequest[]> => {
  const underWay = (await store.submissions.list(organization)).filter(({ status }) => UNDER_WAY.includes(status)).map(({ id }) => id);
  const over = await givenUp({ store, organization }, underWay);
  return underWay.filter((id) => !over.has(id)).map((id) => taskOf(deliverSubmission, { organization, submission: id }, `deliver/${id}`));
};
