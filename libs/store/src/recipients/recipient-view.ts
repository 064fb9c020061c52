import { type DeliveryKey, SubmissionStatus } from '@meervoud/exchange';
import { type Instant, toInstant } from '@meervoud/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { asRecipient, type RecipientSight } from './recipient-role.ts';

/** A submission that a recipient may fetch. */
export interface OfferedSubmission {
  readonly id: string;
  readonly key: DeliveryKey;
  readonly status: SubmissionStatus;
  readonly payloadHash: string;
  /** Ids of the value versions in it. */
  readonly values: readonly string[];
  /** Detached JWS over the exact bytes. */
  readonly signature: string | null;
  readonly offeredAt: Instant;
  /** Its place in what this recipient was offered. */
  readonly number: number;
  /** Why this revision was made, where somebody said so. */
  readonly reason: string | null;
}

/** What was asked about a value, by whichever recipient, and what was answered. */
export interface AskedQuestion {
  readonly id: string;
  readonly organization: string;
  readonly value: string;
  readonly submission: string;
  /** Who asked; not for other recipients to know. */
  readonly client: string;
  readonly recipient: string;
  readonly text: string;
  readonly askedAt: Instant;
  readonly answer: { readonly text: string; readonly by: string; readonly at: Instant } | null;
}

export interface OfferFilter { readonly profile?: string | undefined; readonly reportingYear?: number | undefined; readonly organization?: string | undefined }

/** What one recipient sees of the store: read under row-level security, by a role that has no other rights. */
export interface RecipientView {
  /** In the order in which they were offered, after that place. */
  offered(after: number, limit: number, filter?: OfferFilter): Promise<readonly OfferedSubmission[]>;
  byId(id: string): Promise<OfferedSubmission | undefined>;
  byPayloadHash(hash: string): Promise<OfferedSubmission | undefined>;
  /** Every revision that was offered of this series, oldest first. */
  revisions(key: Omit<DeliveryKey, 'revision'>): Promise<readonly OfferedSubmission[]>;
  /** Those that hold any of these value versions. */
  holding(values: readonly string[]): Promise<readonly OfferedSubmission[]>;
  /** The exact bytes; undefined for what is not in sight. */
  payload(id: string): Promise<Uint8Array | undefined>;
  verdicts(submission: string): Promise<readonly unknown[]>;
  manifest(submission: string): Promise<unknown>;
  /** In the order in which they were asked, after that place. */
  questions(after: number, limit: number, value?: string): Promise<readonly (AskedQuestion & { readonly number: number })[]>;
  question(id: string): Promise<AskedQuestion | undefined>;
}

interface OfferRow {
  readonly id: string; readonly organization: string; readonly recipient: string; readonly profile: string; readonly reporting_year: number; readonly revision: number;
  readonly status: string; readonly payload_hash: string; readonly value_ids: readonly string[]; readonly signature: string | null; readonly offered_at: Date;
  readonly number: string; readonly reason: string | null;
}
export interface QuestionRow {
  readonly number: string; readonly id: string; readonly organization: string; readonly value_id: string; readonly submission: string; readonly client: string;
  readonly recipient: string; readonly text: string; readonly asked_at: Date; readonly answer: string | null; readonly answered_by: string | null; readonly answered_at: Date | null;
}

const toOffered = (row: OfferRow): OfferedSubmission => ({
  id: row.id, status: SubmissionStatus.parse(row.status), payloadHash: row.payload_hash, values: row.value_ids, signature: row.signature,
  key: { organization: row.organization, recipient: row.recipient, profile: row.profile, reportingYear: row.reporting_year, revision: row.revision },
  offeredAt: toInstant(row.offered_at.getTime()), number: Number(row.number), reason: row.reason,
});

export const toQuestion = (row: QuestionRow): AskedQuestion & { readonly number: number } => ({
  number: Number(row.number), id: row.id, organization: row.organization, value: row.value_id, submission: row.submission, client: row.client, recipient: row.recipient,
  text: row.text, askedAt: toInstant(row.asked_at.getTime()),
  answer: row.answer === null || row.answered_by === null || row.answered_at === null ? null : { text: row.answer, by: row.answered_by, at: toInstant(row.answered_at.getTime()) },
});

export const readQuestions = async (db: Database, which: RawBuilder<unknown>): Promise<readonly (AskedQuestion & { readonly number: number })[]> => {
  const { rows } = await sql<QuestionRow>`
    select question.number, question.id, question.organization, value_id, submission, client, recipient, question.text, asked_at,
      question_answer.text as answer, answered_by, answered_at
    from question left join question_answer on question_answer.question = question.id where ${which}`.execute(db);
  return rows.map(toQuestion);
};

const readOffers = async (db: Database, which: RawBuilder<unknown>): Promise<readonly OfferedSubmission[]> => {
  const { rows } = await sql<OfferRow>`
    select submission.id, submission.organization, submission.recipient, profile, reporting_year, revision, status, payload_hash, value_ids, signature, offered_at,
      submission_offer.number, correction_reason.reason
    from submission join submission_offer on submission_offer.submission = submission.id
      left join correction_reason on correction_reason.submission = submission.id
    where ${which}`.execute(db);
  return rows.map(toOffered);
};

const matching = ({ profile, reportingYear, organization }: OfferFilter): RawBuilder<unknown> => sql`
  (${profile ?? null}::text is null or split_part(profile, '@', 1) = ${profile ?? null}) and (${reportingYear ?? null}::int is null or reporting_year = ${reportingYear ?? null})
  and (${organization ?? null}::text is null or submission.organization = ${organization ?? null})`;

export const createRecipientView = (db: Database, sight: RecipientSight): RecipientView => {
  const looking = <Result>(read: (own: Database) => Promise<Result>): Promise<Result> => asRecipient(db, sight, read);
  const first = async <Thing>(found: Promise<readonly Thing[]>): Promise<Thing | undefined> => (await found)[0];
  return {
    offered: (after, limit, filter = {}) => looking((own) =>
      readOffers(own, sql`submission_offer.number > ${after} and ${matching(filter)} order by submission_offer.number limit ${limit}`)),
    byId: (id) => looking((own) => first(readOffers(own, sql`submission.id = ${id}`))),
    byPayloadHash: (hash) => looking((own) => first(readOffers(own, sql`payload_hash = ${hash}`))),
    revisions: ({ organization, recipient, profile, reportingYear }) => looking((own) => readOffers(own, sql`
      submission.organization = ${organization} and submission.recipient = ${recipient} and profile = ${profile} and reporting_year = ${reportingYear} order by revision`)),
    holding: (values) => looking((own) => readOffers(own, sql`value_ids && ${[...values]}::text[]`)),
    payload: (id) => looking(async (own) => {
      const { rows: [found] } = await sql<{ payload: Buffer }>`select payload from submission where id = ${id}`.execute(own);
      return found && new Uint8Array(found.payload);
    }),
    verdicts: (submission) => looking(async (own) =>
      (await sql<{ content: unknown }>`select content from recipient_verdict where submission = ${submission} order by given_at, receipt_id`.execute(own)).rows.map(({ content }) => content)),
    manifest: (submission) => looking(async (own) =>
      (await sql<{ content: unknown }>`select content from submission_manifest where submission = ${submission}`.execute(own)).rows[0]?.content),
    questions: (after, limit, value) => looking((own) =>
      readQuestions(own, sql`question.number > ${after} and (${value ?? null}::text is null or value_id = ${value ?? null}) order by question.number limit ${limit}`)),
    question: (id) => looking((own) => first(readQuestions(own, sql`question.id = ${id}`))),
  };
};
