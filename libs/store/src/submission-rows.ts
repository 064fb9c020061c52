import { Submission } from '@meervoud/exchange';
import { toInstant } from '@meervoud/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from './database.ts';

interface SubmissionRow {
  readonly id: string; readonly organization: string; readonly recipient: string; readonly profile: string;
  readonly reporting_year: number; readonly revision: number; readonly status: string; readonly payload_hash: string;
  readonly value_ids: readonly string[]; readonly drafted_at: Date; readonly receipt: unknown;
  readonly approvals: readonly { readonly by: string; readonly at: number; readonly payloadHash: string }[];
}

const toSubmission = (row: SubmissionRow): Submission => Submission.parse({
  id: row.id,
  key: {
    organization: row.organization, recipient: row.recipient, profile: row.profile,
    reportingYear: row.reporting_year, revision: row.revision,
  },
  status: row.status,
  payloadHash: row.payload_hash,
  values: row.value_ids,
  approvals: row.approvals.map(({ by, at, payloadHash }) => ({ by, at: toInstant(at), payloadHash })),
  ...(row.receipt !== null && { receipt: row.receipt }),
  draftedAt: toInstant(row.drafted_at.getTime()),
});

/** Submissions with their approvals and newest receipt, in the order of profile, recipient, year and revision. */
export const readSubmissions = async (db: Database, which: RawBuilder<unknown>): Promise<readonly Submission[]> => {
  const { rows } = await sql<SubmissionRow>`
    select id, organization, recipient, profile, reporting_year, revision, status, payload_hash, value_ids, drafted_at,
      coalesce((
        select json_agg(json_build_object('by', approved_by, 'payloadHash', submission_approval.payload_hash,
          'at', round(extract(epoch from approved_at) * 1000)) order by number)
        from submission_approval where submission = submission.id), '[]') as approvals,
      (select content from submission_receipt where submission = submission.id order by number desc limit 1) as receipt
    from submission where ${which}
    order by profile, recipient, reporting_year, revision`.execute(db);
  return rows.map(toSubmission);
};
