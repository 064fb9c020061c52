import type { Submission} from '@meervoud/exchange';
import { type Approval, type DeliveryKey, type Receipt, type SubmissionStatus } from '@meervoud/exchange';
import { contentHash, hashOfBytes, type Instant, KnownError, toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';
import type { KeptForm, SubmissionStore } from './store.ts';
import { readSubmissions } from './submission-rows.ts';

const unknown = (id: string): KnownError =>
  new KnownError({ code: 'submission-unknown', recovery: 'halt', message: `There is no submission ${id}.` });

const keyTaken = ({ id }: Submission): KnownError =>
  new KnownError({
    code: 'delivery-key-taken',
    recovery: 'halt',
    message: `Submission ${id} has this delivery key already, with another payload. A correction is a new revision.`,
  });

const otherPayload = (id: string, code: 'approval-void' | 'receipt-for-other-payload', what: string): KnownError =>
  new KnownError({ code, recovery: 'halt', message: `${what} is about other bytes than those of submission ${id}.`, expected: 'the payload hash of the submission' });

/** The payload itself, or the form of it that was sent. */
const isAbout = async (db: Database, id: string, hash: string): Promise<boolean> =>
  (await payloadHashOf(db, id)) === hash || (await sql`select 1 from submission_form where submission = ${id} and content_hash = ${hash}`.execute(db)).rows.length > 0;

interface FormRow { readonly form: KeptForm['form']; readonly content: Buffer | null; readonly content_hash: string; readonly signature: string }

const keepForm = async (db: Database, id: string, { form, content, contentHash, signature }: KeptForm): Promise<KeptForm> => {
  const { organization } = (await one(db, id)).key;
  await sql`
    insert into submission_form (submission, organization, form, content, content_hash, signature)
    values (${id}, ${organization}, ${form}, ${content === undefined ? null : Buffer.from(content)}, ${contentHash}, ${signature})
    on conflict (submission) do nothing`.execute(db);
  const { rows: [kept] } = await sql<FormRow>`select form, content, content_hash, signature from submission_form where submission = ${id}`.execute(db);
  if (!kept) throw unknown(id);
  return { form: kept.form, contentHash: kept.content_hash, signature: kept.signature, ...(kept.content !== null && { content: new Uint8Array(kept.content) }) };
};

const payloadHashOf = async (db: Database, id: string): Promise<string> => {
  const { rows: [found] } = await sql<{ payload_hash: string }>`select payload_hash from submission where id = ${id}`.execute(db);
  if (!found) throw unknown(id);
  return found.payload_hash;
};

const addEvent = (db: Database, id: string, at: Instant, from: SubmissionStatus | null, to: SubmissionStatus, note: string | undefined) => sql`
  insert into submission_event (submission, at, from_status, to_status, note)
  values (${id}, ${at}, ${from}, ${to}, ${note ?? null})`.execute(db);

const byKey = ({ organization, recipient, profile, reportingYear }: Omit<DeliveryKey, 'revision'>) => sql`
  organization = ${organization} and recipient = ${recipient} and profile = ${profile} and reporting_year = ${reportingYear}`;

const one = async (db: Database, id: string): Promise<Submission> => {
  const [found] = await readSubmissions(db, sql`id = ${id}`);
  if (!found) throw unknown(id);
  return found;
};

const draft = async (db: Database, { key, payload, payloadHash, values }: Parameters<SubmissionStore['draft']>[0], at: Instant): Promise<Submission> => {
  if (hashOfBytes(payload) !== payloadHash) {
    throw new KnownError({ code: 'payload-hash-wrong', recovery: 'halt', message: 'The payload of a draft has another hash than it says.', expected: 'hashOfBytes(payload)' });
  }
  const id = `sub-${contentHash(key).slice(7, 23)}`;
  const { rows } = await sql`
    insert into submission (id, organization, recipient, profile, reporting_year, revision, status, payload, payload_hash, value_ids, drafted_at)
    values (${id}, ${key.organization}, ${key.recipient}, ${key.profile}, ${key.reportingYear}, ${key.revision}, 'drafted',
      ${Buffer.from(payload)}, ${payloadHash}, ${[...values]}::text[], ${at})
    on conflict (organization, recipient, profile, reporting_year, revision) do nothing returning id`.execute(db);
  if (rows.length > 0) await addEvent(db, id, at, null, 'drafted', undefined);
  const stored = await one(db, id);
  if (stored.payloadHash !== payloadHash) throw keyTaken(stored);
  return stored;
};

const approve = async (db: Database, id: string, { by, at, payloadHash }: Approval): Promise<void> => {
  if ((await payloadHashOf(db, id)) !== payloadHash) throw otherPayload(id, 'approval-void', 'The approval');
  await sql`
    insert into submission_approval (submission, approved_by, approved_at, payload_hash)
    values (${id}, ${by}, ${at}, ${payloadHash}) on conflict (submission, approved_by) do nothing`.execute(db);
};

const transition = async (db: Database, id: string, from: SubmissionStatus, to: SubmissionStatus, at: Instant, note: string | undefined): Promise<void> => {
  const { rows } = await sql`update submission set status = ${to} where id = ${id} and status = ${from} returning id`.execute(db);
  if (rows.length === 0) {
    const { status } = await one(db, id);
    throw new KnownError({ code: 'submission-moved-on', recovery: 'skip', message: `Submission ${id} is ${status} and no longer ${from}.` });
  }
  await addEvent(db, id, at, from, to, note);
};

const keepReceipt = async (db: Database, id: string, receipt: Receipt): Promise<void> => {
  if (!(await isAbout(db, id, receipt.payloadHash))) throw otherPayload(id, 'receipt-for-other-payload', 'The receipt');
  await sql`
    insert into submission_receipt (submission, content, content_hash)
    values (${id}, ${JSON.stringify(receipt)}::text::json, ${contentHash(receipt)})
    on conflict (submission, content_hash) do nothing`.execute(db);
};

interface EventRow { readonly at: Date; readonly from_status: SubmissionStatus | null; readonly to_status: SubmissionStatus; readonly note: string | null }

/** Submissions in PostgreSQL. Besides the status nothing about one ever changes. */
export const createSubmissionStore = (db: Database): SubmissionStore => ({
  draft: (content, at) => atomically(db, (transaction) => draft(transaction, content, at)),
  byId: async (id) => (await readSubmissions(db, sql`id = ${id}`))[0],
  revisions: (key) => readSubmissions(db, byKey(key)),
  list: (organization) => readSubmissions(db, sql`organization = ${organization}`),
  payload: async (id) => {
    const { rows: [found] } = await sql<{ payload: Buffer }>`select payload from submission where id = ${id}`.execute(db);
    if (!found) throw unknown(id);
    return new Uint8Array(found.payload);
  },
  approve: (id, approval) => atomically(db, (transaction) => approve(transaction, id, approval)),
  transition: (id, from, to, at, note) => atomically(db, (transaction) => transition(transaction, id, from, to, at, note)),
  keepSignature: async (id, signature) => {
    const { rows: [kept] } = await sql<{ signature: string }>`
      update submission set signature = coalesce(signature, ${signature}) where id = ${id} returning signature`.execute(db);
    if (!kept) throw unknown(id);
    return kept.signature;
  },
  keepForm: (id, form) => atomically(db, (transaction) => keepForm(transaction, id, form)),
  keepReceipt: (id, receipt) => atomically(db, (transaction) => keepReceipt(transaction, id, receipt)),
  events: async (id) => {
    const { rows } = await sql<EventRow>`
      select at, from_status, to_status, note from submission_event where submission = ${id} order by number`.execute(db);
    return rows.map(({ at, from_status, to_status, note }) => ({
      at: toInstant(at.getTime()), from: from_status, to: to_status, ...(note !== null && { note }),
    }));
  },
});
