import { type Migration, sql } from 'kysely';
import { ground } from './0001-ground.ts';
import { records } from './0002-records.ts';
import { decisions } from './0003-decisions.ts';
import { submissions } from './0004-submissions.ts';
import { tasks } from './0005-tasks.ts';
import { odb } from './0006-odb.ts';
import { rounds } from './0007-rounds.ts';
import { keys } from './0008-keys.ts';
import { recipientAccess } from './0009-recipient-access.ts';
import { recipientDialogue } from './0010-recipient-dialogue.ts';
import { disclosures } from './0012-disclosures.ts';
import { submissionLife } from './0013-submission-life.ts';
import { deliveries } from './0015-deliveries.ts';
import { auditChain } from './0016-audit-chain.ts';

const plain = (text: string): Migration => ({ up: async (db) => { await sql.raw(text).execute(db); } });

/** Append-only: what was released is never edited; a change is a new number. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-ground': plain(ground),
  '0002-records': plain(records),
  '0003-decisions': plain(decisions),
  '0004-submissions': plain(submissions),
  '0005-tasks': plain(tasks),
  '0006-odb': plain(odb),
  '0007-rounds': plain(rounds),
  '0008-keys': plain(keys),
  '0009-recipient-access': plain(recipientAccess),
  '0010-recipient-dialogue': plain(recipientDialogue),
  '0012-disclosures': plain(disclosures),
  '0013-submission-life': plain(submissionLife),
  '0015-deliveries': plain(deliveries),
  '0016-audit-chain': plain(auditChain),
};
