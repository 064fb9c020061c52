import { hashOfBytes, type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from '../database.ts';

/** What an access token stands for. The token itself is kept nowhere. */
export interface GrantedToken {
  readonly client: string;
  readonly scopes: readonly string[];
  /** Thumbprint of the certificate it is bound to (RFC 8705, `x5t#S256`); absent: a bearer token. */
  readonly certificate?: string | undefined;
  readonly expiresAt: Instant;
}

/** Who got in, by which assertion: shared by every gateway on this database, and kept through restarts. */
export interface RecipientAccess {
  /**
   * Uses an assertion and keeps the token that is given for it, in one transaction. False where this client used this `jti` before:
   * of any number of tries at once, on any number of machines, one gets in.
   */
  grant(assertion: { readonly jti: string; readonly expiresAt: Instant }, tokenHash: string, token: GrantedToken, at: Instant): Promise<boolean>;
  /** Undefined for a token that was never given or has ended at `at`. */
  find(tokenHash: string, at: Instant): Promise<GrantedToken | undefined>;
}

interface TokenRow { readonly client: string; readonly scopes: readonly string[]; readonly certificate: string | null; readonly expires_at: Date }

/** Long after its end an assertion is refused for its age, by whatever clock. */
const KEPT_AFTER_END_MS = 600_000;
const AT_A_TIME = 100;

export const createRecipientAccess = (db: Database): RecipientAccess => ({
  grant: ({ jti, expiresAt }, tokenHash, { client, scopes, certificate, expiresAt: ends }, at) => atomically(db, async (transaction) => {
    const { rows } = await sql`
      insert into recipient_assertion (client, jti_hash, expires_at) values (${client}, ${hashOfBytes(jti)}, ${expiresAt})
      on conflict (client, jti_hash) do nothing returning client`.execute(transaction);
    if (rows.length === 0) return false;
    await sql`
      insert into recipient_token (hash, client, scopes, certificate, expires_at)
      values (${tokenHash}, ${client}, ${[...scopes]}::text[], ${certificate ?? null}, ${ends})`.execute(transaction);
    await sweep(transaction, toInstant(toMilliseconds(at) - KEPT_AFTER_END_MS));
    return true;
  }),
  find: async (tokenHash, at) => {
    const { rows: [found] } = await sql<TokenRow>`
      select client, scopes, certificate, expires_at from recipient_token where hash = ${tokenHash} and expires_at > ${at}`.execute(db);
    return found && {
      client: found.client, scopes: found.scopes, expiresAt: toInstant(found.expires_at.getTime()),
      ...(found.certificate !== null && { certificate: found.certificate }),
    };
  },
});

/** Removes a few that ended long ago; who finds them locked leaves them to the other. */
const sweep = async (db: Database, before: Instant): Promise<void> => {
  await sql`
    delete from recipient_assertion where ctid in (
      select ctid from recipient_assertion where expires_at < ${before} limit ${AT_A_TIME} for update skip locked)`.execute(db);
  await sql`
    delete from recipient_token where ctid in (
      select ctid from recipient_token where expires_at < ${before} limit ${AT_A_TIME} for update skip locked)`.execute(db);
};
