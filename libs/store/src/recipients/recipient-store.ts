import { contentHash, type Instant, KnownError, toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { type Database } from '../database.ts';
import { prepareRecipientRole, type RecipientSight } from './recipient-role.ts';
import { type AskedQuestion, createRecipientView, readQuestions, type RecipientView } from './recipient-view.ts';

/** An answer that was given to a request under an idempotency key; the same forever. */
export interface KeptReply { readonly requestHash: string; readonly status: number; readonly body: unknown }

export interface Verdict { readonly receiptId: string; readonly organization: string; readonly submission: string; readonly client: string; readonly content: unknown; readonly at: Instant }

export interface PublishedKey { readonly kid: string; readonly jwk: Readonly<Record<string, unknown>>; readonly since: Instant }

/** What passes between a provider and its recipients, once a submission is offered. */
export interface RecipientStore {
  /** Before the first read. Throws a KnownError `recipient-role-missing` (halt). */
  prepare(): Promise<void>;
  as(sight: RecipientSight): RecipientView;
  /**
   * Takes a key for this request, in a transaction: undefined for who is first, who then does the work and calls `keepReply`; the kept reply
   * for all others, who wait until the first is done. If that fails, its key is free again.
   */
  takeKey(client: string, key: string, requestHash: string): Promise<KeptReply | undefined>;
  keepReply(client: string, key: string, status: number, body: unknown): Promise<void>;
  /** Nobody else moves this submission on until the transaction ends. */
  hold(submission: string): Promise<void>;
  keepVerdict(verdict: Verdict): Promise<void>;
  verdicts(submission: string): Promise<readonly unknown[]>;
  /** The first manifest of a submission stands. Gives the one that does. */
  keepManifest(submission: string, organization: string, content: unknown): Promise<unknown>;
  /** Says once why a revision was made. Throws a KnownError `reason-given` (halt) where another reason stands. */
  giveReason(submission: string, organization: string, given: { readonly reason: string; readonly by: string; readonly at: Instant }): Promise<void>;
  ask(question: Omit<AskedQuestion, 'answer' | 'id'>): Promise<AskedQuestion>;
  /** Newest first, for the provider. */
  questions(organization: string): Promise<readonly AskedQuestion[]>;
  /** Answers once. Throws KnownErrors `question-unknown` and `question-answered` (halt). */
  answer(organization: string, question: string, answer: { readonly text: string; readonly by: string; readonly at: Instant }): Promise<AskedQuestion>;
  /** Public keys that ever signed for this organization, oldest first. */
  publishedKeys(organization: string): Promise<readonly PublishedKey[]>;
  publishKey(organization: string, key: PublishedKey): Promise<void>;
}

const refuse = (code: string, at: string, message: string, expected: string): KnownError => new KnownError({ code, recovery: 'halt', at, message, expected });

export const createRecipientStore = (db: Database): RecipientStore => {
  const ofProvider = async (organization: string, id: string): Promise<AskedQuestion> => {
    const [found] = await readQuestions(db, sql`question.organization = ${organization} and question.id = ${id}`);
    if (!found) throw refuse('question-unknown', id, 'There is no such question.', 'one of `meervoud questions`');
    return found;
  };
  return {
    prepare: () => prepareRecipientRole(db),
    as: (sight) => createRecipientView(db, sight),
    takeKey: async (client, key, requestHash) => {
      const { rows } = await sql`
        insert into recipient_reply (client, key, request_hash) values (${client}, ${key}, ${requestHash}) on conflict (client, key) do nothing returning key`.execute(db);
      if (rows.length > 0) return undefined;
      const { rows: [kept] } = await sql<{ request_hash: string; status: number; body: unknown }>`
        select request_hash, status, body from recipient_reply where client = ${client} and key = ${key}`.execute(db);
      return kept && { requestHash: kept.request_hash, status: kept.status, body: kept.body };
    },
    keepReply: async (client, key, status, body) => {
      await sql`update recipient_reply set status = ${status}, body = ${JSON.stringify(body)}::text::json where client = ${client} and key = ${key} and status is null`.execute(db);
    },
    hold: async (submission) => { await sql`select id from submission where id = ${submission} for update`.execute(db); },
    keepVerdict: async ({ receiptId, organization, submission, client, content, at }) => {
      await sql`
        insert into recipient_verdict (receipt_id, organization, submission, client, content, given_at)
        values (${receiptId}, ${organization}, ${submission}, ${client}, ${JSON.stringify(content)}::text::json, ${at})`.execute(db);
    },
    verdicts: async (submission) =>
      (await sql<{ content: unknown }>`select content from recipient_verdict where submission = ${submission} order by given_at, receipt_id`.execute(db)).rows.map(({ content }) => content),
    keepManifest: async (submission, organization, content) => {
      await sql`
        insert into submission_manifest (submission, organization, content) values (${submission}, ${organization}, ${JSON.stringify(content)}::text::json)
        on conflict (submission) do nothing`.execute(db);
      return (await sql<{ content: unknown }>`select content from submission_manifest where submission = ${submission}`.execute(db)).rows[0]?.content;
    },
    giveReason: async (submission, organization, { reason, by, at }) => {
      await sql`
        insert into correction_reason (submission, organization, reason, given_by, given_at) values (${submission}, ${organization}, ${reason}, ${by}, ${at})
        on conflict (submission) do nothing`.execute(db);
      const { rows: [stands] } = await sql<{ reason: string }>`select reason from correction_reason where submission = ${submission}`.execute(db);
      if (stands?.reason !== reason) throw refuse('reason-given', submission, 'This revision has a reason already, and it may have been read.', 'a reason in the next revision');
    },
    ask: async ({ organization, value, submission, client, recipient, text, askedAt }) => {
      const id = `q-${contentHash({ organization, value, submission, client, text, askedAt }).slice(7, 23)}`;
      await sql`
        insert into question (id, organization, value_id, submission, client, recipient, text, asked_at)
        values (${id}, ${organization}, ${value}, ${submission}, ${client}, ${recipient}, ${text}, ${askedAt}) on conflict (id) do nothing`.execute(db);
      return ofProvider(organization, id);
    },
    questions: (organization) => readQuestions(db, sql`question.organization = ${organization} order by question.number desc`),
    answer: async (organization, question, { text, by, at }) => {
      await ofProvider(organization, question);
      const { rows } = await sql`
        insert into question_answer (question, organization, text, answered_by, answered_at) values (${question}, ${organization}, ${text}, ${by}, ${at})
        on conflict (question) do nothing returning question`.execute(db);
      const answered = await ofProvider(organization, question);
      if (rows.length === 0 && answered.answer?.text !== text) throw refuse('question-answered', question, 'This question was answered already, and its answer was read.', 'a new question');
      return answered;
    },
    publishedKeys: async (organization) => {
      const { rows } = await sql<{ kid: string; jwk: Record<string, unknown>; since: Date }>`
        select kid, jwk, since from published_key where organization = ${organization} order by since, kid`.execute(db);
      return rows.map((row) => ({ ...row, since: toInstant(row.since.getTime()) }));
    },
    publishKey: async (organization, { kid, jwk, since }) => {
      await sql`
        insert into published_key (organization, kid, jwk, since) values (${organization}, ${kid}, ${JSON.stringify(jwk)}::text::json, ${since})
        on conflict (organization, kid) do nothing`.execute(db);
    },
  };
};
