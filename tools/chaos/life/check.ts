import type { Life } from './live.ts';
import type { Remains, SubmissionSeen } from './witness.ts';

export const invariants = {
  I1: 'every approved submission reached its recipient, and nothing that was asked for is left or failed',
  I2: 'per delivery key the recipient saw one content, and accepted each submission once',
  I3: 'values, texts, records and payloads are byte-identical to those of a clean run',
  I4: 'the audit is complete: each submission walked a chain without gaps, with its receipt, as in a clean run',
  I5: 'nothing was delivered without two different people approving those bytes',
  I6: 'nothing that identifies a client is in the log, the ledger or the values',
  I7: 'a watermark never says more than what is staged',
  I8: 'revisions are contiguous',
  I9: 'no row is of another organization',
  I10: 'work is done within 60 s of the last kill, with no manual step',
  I11: 'an emptied queue is filled again from the database: nothing is left undone, and no task was completed twice',
  I12: 'a second owner of an embedded directory is refused',
} as const;
export type Invariant = keyof typeof invariants;
export interface Violation { readonly invariant: Invariant; readonly what: string }

const RECOVERY_MS = 60_000;
const differing = (one: readonly string[], other: readonly string[]): readonly string[] => {
  const known = new Set(other);
  return one.filter((text) => !known.has(text));
};
const apart = (found: readonly string[], clean: readonly string[]): string | undefined => {
  const [more, less] = [differing(found, clean), differing(clean, found)];
  if (more.length + less.length === 0 && found.length === clean.length) return undefined;
  return `${more.length} more, ${less.length} fewer: ${[...more, ...less][0] ?? 'one of them twice'}`;
};

/** Walks from nothing to its present status, each step beginning where the last one ended. */
const isChain = ({ events, status }: SubmissionSeen): boolean =>
  events.every((event, index) => event.split('>')[0] === (index === 0 ? '' : events[index - 1]?.split('>')[1])) && events.at(-1)?.endsWith(`>${status}`) === true;

const LEFT = ['accepted', 'corrected'];
const OVER = [...LEFT, 'withdrawn', 'rejected'];
const audit = ({ submissions }: Remains): readonly string[] => submissions.map(({ key, events, receipts }) => `${key} ${events.join()} ${receipts}`);
const approversOf = ({ approvals, payload_hash: hash }: SubmissionSeen): number => new Set(approvals.filter((one) => one.hash === hash).map(({ by }) => by)).size;

/** `figures`: only the outcomes are compared, where the way there was another one. */
export interface CheckOptions { readonly compare?: 'everything' | 'figures'; readonly canaries?: readonly string[]; readonly log?: string }

/**
 * Looks, after a life is over, whether it kept what is promised; reads only what the life left behind: the database, what the recipient
 * saw and accepted, and the reads that were interrupted.
 */
export const check = (life: Life, clean: Life, { compare = 'everything', canaries = [], log = '' }: CheckOptions = {}): readonly Violation[] => {
  const { remains, world } = life;
  const found: Violation[] = [];
  const expect = (invariant: Invariant, holds: boolean, what: () => string): void => void (holds || found.push({ invariant, what: what() }));

  for (const what of [...life.stuck, ...life.defects]) found.push({ invariant: 'I1', what });
  const open = Object.entries(remains.tasks).filter(([key]) => !key.endsWith(' completed'));
  expect('I1', open.length === 0, () => `tasks are left: ${open.map(([key, count]) => `${count} ${key}`).join()}`);
  expect('I1', remains.submissions.every(({ status }) => OVER.includes(status)), () => `a submission is ${remains.submissions.map(({ status }) => status).join()}`);
  const delivered = remains.submissions.filter(({ status }) => LEFT.includes(status));
  for (const { key, payload_hash: hash } of delivered) {
    expect('I1', world.accepted.some((one) => one.idempotencyKey === key && one.payloadHash === hash), () => `${key} is said to be accepted, and the recipient knows nothing of it`);
  }

  const hashes = new Map<string, Set<string>>();
  for (const { key, payloadHash } of world.seen) hashes.set(key, (hashes.get(key) ?? new Set()).add(payloadHash));
  for (const [key, several] of hashes) expect('I2', several.size === 1, () => `${key} was sent with ${several.size} contents`);
  const byHash = world.accepted.map(({ payloadHash }) => payloadHash);
  expect('I2', new Set(byHash).size === byHash.length, () => 'one content was accepted under several keys');
  for (const { idempotencyKey: key } of world.accepted) expect('I2', delivered.some((one) => one.key === key), () => `the recipient accepted ${key}, which is no delivery key of ours`);

  const pairs = compare === 'figures' ? ['outcomes'] as const : ['values', 'fragments', 'records'] as const;
  for (const what of pairs) {
    const difference = apart(remains[what], clean.remains[what]);
    expect('I3', difference === undefined, () => `${what}: ${difference}`);
  }
  if (compare === 'everything') {
    const payloads = (of: Remains): readonly string[] => of.submissions.map(({ key, payload_hash: hash }) => `${key} ${hash}`);
    const difference = apart(payloads(remains), payloads(clean.remains));
    expect('I3', difference === undefined, () => `payloads: ${difference}`);
    const audits = apart(audit(remains), audit(clean.remains)) ?? apart(remains.access, clean.remains.access);
    expect('I4', audits === undefined, () => `audit: ${audits}`);
  }
  for (const submission of remains.submissions) expect('I4', isChain(submission), () => `${submission.key} walked ${submission.events.join()}`);
  for (const submission of delivered) {
    expect('I4', submission.receipts === 1, () => `${submission.key} has ${submission.receipts} receipts`);
    expect('I5', approversOf(submission) >= 2, () => `${submission.key} left with ${approversOf(submission)} approvals`);
    expect('I5', submission.events.indexOf('approved>released') >= 0, () => `${submission.key} left without being released`);
  }

  const text = `${remains.carried}\n${log}`;
  const leaked = canaries.filter((canary) => text.includes(canary));
  expect('I6', leaked.length === 0, () => `${leaked.length} texts that identify a client`);

  for (const { chapter, turn, complete, counts } of life.interrupted) {
    const whole = clean.staged[`${chapter}.${turn}`]?.counts ?? {};
    const short = complete.filter((zib) => (counts[zib] ?? 0) < (whole[zib] ?? 0));
    if (compare === 'everything') expect('I7', short.length === 0, () => `in chapter ${chapter}, turn ${turn}, ${short.join()} were said to be complete with ${short.map((zib) => `${counts[zib] ?? 0} of ${whole[zib]}`).join()}`);
  }
  const revisions = remains.submissions.map(({ revision }) => revision);
  expect('I8', revisions.every((revision, index) => revision === index + 1), () => `revisions ${revisions.join()}`);
  expect('I9', remains.strangers === 0, () => `${remains.strangers} rows of another organization`);
  expect('I10', life.longestRecovery <= RECOVERY_MS, () => `${Math.round(life.longestRecovery)} ms`);
  expect('I11', remains.completedTwice.length === 0, () => `completed twice: ${remains.completedTwice.join()}`);
  return found;
};
