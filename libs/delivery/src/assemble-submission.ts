import { advance, asksPlace, asksRow, type DisclosureDecision, type ExchangeProfile, requireYear, type Submission } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { type Clock, KnownError, passing } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { decideFor, type ReleaseHeld, requireHeld } from './decide-for.ts';
import { holdWarnings } from './hold-warnings.ts';
import { incompleteReferences, requireComplete, requireDecided, requirePopulation, type SubmissionWarning, warningsOn } from './check-values.ts';
import { type Payload, type ReportingOrganization, toMeasureReportBundle, toPayload } from './measure-report-bundle.ts';
import { saysTheSame } from './same-figures.ts';

export interface AssembleRequest {
  readonly store: Store;
  readonly set: IndicatorSet;
  readonly profile: ExchangeProfile;
  readonly organization: ReportingOrganization;
  /** Which recipient, by its name in the provider's configuration. */
  readonly recipient: string;
  readonly clock: Clock;
  /** A reviewer lets incomplete values leave as they are; kept in the access log with the submission. */
  readonly acceptIncomplete?: { readonly reason: string; readonly by: string } | undefined;
  /** A reviewer lets go what is held back for what was released before (never a small group itself); kept in the access log too. */
  readonly releaseHeld?: ReleaseHeld | undefined;
}

export interface AssembledSubmission {
  readonly submission: Submission;
  /** False when the newest revision already says this. */
  readonly isNew: boolean;
  readonly warnings: readonly SubmissionWarning[];
}

const NOT_SENT = ['drafted', 'approved', 'released'];
const LEFT = ['sent', 'received', 'accepted'];

/**
 * Draws up what a profile asks for from the newest values, in one transaction. Figures that are already under way or
 * with the recipient are not drawn up again, also when the records behind them were touched; a revision that was not sent yet is withdrawn, one that was sent gets a
 * successor. Throws KnownErrors `not-owed-for-this-year`, `profile-for-another-set`, `campaign-missing`,
 * `population-differs`,
 * `values-missing`, `value-incomplete` and `not-held-back`, with nothing written.
 */
export const assembleSubmission = async (request: AssembleRequest): Promise<AssembledSubmission> => {
  const { set, profile } = request;
  requireYear(profile, set.reportingYear);
  if (profile.set !== set.id) {
    throw new KnownError({
      code: 'profile-for-another-set', recovery: 'halt', message: `${profile.id} asks for another set than ${set.id}`, expected: profile.set,
    });
  }
  requirePopulation(set, profile);
  const assembled = await request.store.transaction((store) => assembleIn(store, request));
  passing('assemble:after');
  return assembled;
};

const assembleIn = async (store: Store, request: AssembleRequest): Promise<AssembledSubmission> => {
  const { organization, set, profile, clock, recipient } = request;
  passing('assemble:before');
  const campaign = await store.campaigns.get(organization.id, set.id, set.reportingYear);
  if (!campaign) {
    throw new KnownError({
      code: 'campaign-missing', recovery: 'halt', message: `no campaign for ${set.id} ${set.reportingYear}`, at: organization.id,
      expected: 'the choices of each location',
    });
  }
  const locations = await store.records.locations(organization.id);
  const names = locations.map(({ id }) => id).filter((id) => asksPlace(profile, id));
  const scope = { organization: organization.id, set: set.id, reportingYear: set.reportingYear };
  const table = (await store.values.newest(scope)).filter(({ location }) => location === null || locations.some(({ id }) => id === location));
  const values = table.filter(({ location, indicator }) => asksPlace(profile, location) && asksRow(profile, indicator));
  requireComplete(set, profile, names, values);
  const incomplete = incompleteReferences(set, values);
  requireDecided(incomplete, request.acceptIncomplete?.reason);

  const key = { organization: organization.id, recipient, profile: `${profile.id}@${profile.version}`, reportingYear: set.reportingYear };
  const revisions = await store.submissions.revisions(key);
  const before = await thatLeft(store, revisions);
  const waiting = revisions.filter(({ status }) => NOT_SENT.includes(status)).at(-1);
  const decisions = await decideFor(store, { set, profile, table, released: { ...scope, except: waiting?.id }, lifted: request.releaseHeld });
  const lifted = requireHeld(set, decisions, request.releaseHeld);
  const sent = decisions.filter(({ value }) => values.includes(value));
  const disclosed = sent.map((decision) => decision.disclosed);
  const payloadOf = (revision: number): Payload => toPayload(toMeasureReportBundle({
    organization, locations, set, profile, key: { ...key, revision }, values: disclosed, supersedes: predecessor(before, revision)?.payloadHash,
  }));
  const saysThis = (submission: Submission | undefined): submission is Submission =>
    submission !== undefined && payloadOf(submission.key.revision).payloadHash === submission.payloadHash;
  const warnings = [...warningsOn(set, campaign, names, values, profile.disclosure), ...holdWarnings(set, sent, profile.disclosure)];

  if (saysThis(waiting)) return { submission: waiting, isNew: false, warnings };
  if (waiting) await withdraw(store, waiting, clock);
  const left = revisions.filter(({ status }) => LEFT.includes(status)).at(-1);
  if (left && (await saysTheSame(store, set, profile.disclosure, left, disclosed))) return { submission: left, isNew: false, warnings };

  const revision = (revisions.at(-1)?.key.revision ?? 0) + 1;
  const { bytes, payloadHash } = payloadOf(revision);
  const at = clock.now();
  const submission = await store.submissions.draft(
    { key: { ...key, revision }, payload: bytes, payloadHash, values: disclosed.map(({ id }) => id) }, at);
  await store.disclosures.record({ submission: submission.id, ...scope }, sent.some(isAboutPeople) ? decisions.filter(isAboutPeople)
    .map(({ value: { location, indicator }, hold, figure }) => ({ location, indicator, hold, figure })) : []);
  passing('assemble:drafted');
  if (request.acceptIncomplete && incomplete.length > 0) {
    const { by, reason } = request.acceptIncomplete;
    await store.access.record({ organization: organization.id, who: by, source: 'assemble-submission', action: 'accept-incomplete', object: submission.id, purpose: reason, at });
  }
  if (request.releaseHeld && lifted.length > 0) {
    const { by, reason } = request.releaseHeld;
    await store.access.record({ organization: organization.id, who: by, action: 'release-held-back', object: submission.id, purpose: `${reason} (${lifted.join(', ')})`, at });
  }
  return { submission, isNew: true, warnings };
};

/** Of a submission without any such cell nothing is kept: nobody got a part of the table. */
const isAboutPeople = ({ hold, figure }: DisclosureDecision): boolean => hold !== undefined || figure !== undefined;

/** Those that left the house: not the ones that wait, were withdrawn or expired before they were sent. */
const thatLeft = async (store: Store, revisions: readonly Submission[]): Promise<readonly Submission[]> => {
  const left: Submission[] = [];
  for (const revision of revisions) {
    const mayNotHave = revision.status === 'withdrawn' || revision.status === 'expired';
    if (mayNotHave ? (await store.submissions.events(revision.id)).some(({ to }) => to === 'sent') : !NOT_SENT.includes(revision.status)) left.push(revision);
  }
  return left;
};

const predecessor = (left: readonly Submission[], revision: number): Submission | undefined => left.filter(({ key }) => key.revision < revision).at(-1);

const withdraw = async (store: Store, submission: Submission, clock: Clock): Promise<void> => {
  const to = advance(submission.status, 'content-changed');
  if (to) await store.submissions.transition(submission.id, submission.status, to, clock.now(), 'content changed');
  passing('assemble:withdrawn');
};
