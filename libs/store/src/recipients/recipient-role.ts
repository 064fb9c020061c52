import { KnownError } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database, SCHEMA } from '../database.ts';

/** What a recipient may see, as row-level security reads it. */
export interface RecipientSight {
  /** Its name in the provider's configuration, as in the delivery key. */
  readonly recipient: string;
  readonly organizations: readonly string[];
  /** Exchange profiles by id. */
  readonly profiles: readonly string[];
}

const ROLE = 'meervoud_recipient';
/** Of our own choosing: one process at a time hands out rights in a database. */
const LOCK = 7_301_010;
const TABLES = ['submission', 'submission_offer', 'correction_reason', 'recipient_verdict', 'submission_manifest', 'question', 'question_answer'];

/** Makes the role where we may; databases of one server share it, so others may be doing the same. */
const MAKE = `
do $$ begin
  if not exists (select from pg_roles where rolname = '${ROLE}') then
    begin create role ${ROLE} nologin noinherit; exception when duplicate_object or unique_violation or insufficient_privilege then null; end;
  end if;
  begin set local role ${ROLE}; reset role; exception when insufficient_privilege or undefined_object or invalid_parameter_value then
    begin execute format('grant ${ROLE} to %I', current_user); exception when others then null; end;
  end;
end $$`;

/**
 * Sees to it that there is a role that reads for recipients and sees only what row-level security lets it. Throws a KnownError
 * `recipient-role-missing` (halt) where our user may not make it.
 */
export const prepareRecipientRole = (db: Database): Promise<void> => atomically(db, async (transaction) => {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
  await sql.raw(MAKE).execute(transaction);
  const { rows: [found] } = await sql<{ there: boolean }>`
    select exists (select from pg_roles where rolname = ${ROLE}) and pg_has_role(current_user, ${ROLE}, 'member') as there`.execute(transaction)
    .catch(() => ({ rows: [{ there: false }] }));
  if (!found?.there) {
    throw new KnownError({
      code: 'recipient-role-missing', recovery: 'halt', at: ROLE, message: 'The database has no role that reads for recipients, and this user may not make it.',
      expected: `once, by an administrator: create role ${ROLE} nologin noinherit; grant ${ROLE} to <the user of DATABASE_URL>`,
    });
  }
  await sql.raw(`grant usage on schema ${SCHEMA} to ${ROLE}; grant select on ${TABLES.map((table) => `${SCHEMA}.${table}`).join(', ')} to ${ROLE}`).execute(transaction);
});

/**
 * Reads as that role: in one transaction, or within the one it is called in, whose own rights it gives back. What is not in sight is not
 * there, whatever the statement asks.
 */
export const asRecipient = <Result>(db: Database, sight: RecipientSight, read: (own: Database) => Promise<Result>): Promise<Result> => atomically(db, async (own) => {
  await sql`select set_config('meervoud.sight', ${JSON.stringify(sight)}, true), set_config('role', ${ROLE}, true)`.execute(own);
  const back = () => sql`select set_config('meervoud.sight', '', true), set_config('role', 'none', true)`.execute(own);
  const result = await read(own).catch(async (thrown: unknown): Promise<never> => {
    // where the statement failed the transaction is over, and its rights with it
    await back().catch(() => {});
    throw thrown;
  });
  await back();
  return result;
});
