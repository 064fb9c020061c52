import { type Instant, toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from '../database.ts';

/** Who did what to whose data, when, why and on what ground (NEN 7513 §5-7). Never what it said. */
export interface AccessEntry {
  readonly organization: string;
  /** Account, recipient or person. */
  readonly who: string;
  /** As what they did it: `quality-officer`. */
  readonly role?: string | undefined;
  /** What let them: `bearer token`, `scope databroker-odb`. */
  readonly basis?: string | undefined;
  /** Which part of the program wrote it down. */
  readonly source?: string | undefined;
  readonly action: string;
  readonly object: string;
  readonly purpose: string;
  readonly at: Instant;
}

/** An entry at its place in the chain of its organization. */
export interface ChainedEntry extends AccessEntry {
  /** From 1, without gaps; the oldest go first when they are kept no longer. */
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** A place in the chain that was signed: from then on nobody can write the chain anew up to there, not even who holds the database. */
export interface AccessSeal {
  readonly organization: string;
  readonly position: number;
  readonly hash: string;
  readonly sealedAt: Instant;
  /** Detached JWS over `sealBytes`. */
  readonly signature: string;
}

/** Who opened what (NEN 7513). A read that cannot be logged does not happen. The database refuses to change an entry, or to delete one within five years. */
export interface AccessLog {
  record(entry: AccessEntry): Promise<void>;
  /** The newest, newest first; of those whose name begins so, where that is given. */
  list(organization: string, limit: number, whoBegins?: string): Promise<readonly ChainedEntry[]>;
  /** All of them, oldest first. */
  chain(organization: string): AsyncIterable<ChainedEntry>;
  /** Where the chain ends; undefined before its first entry. */
  head(organization: string): Promise<Pick<ChainedEntry, 'position' | 'hash'> | undefined>;
  /** Keeps a seal; a place that was sealed before stays sealed as it was. */
  seal(seal: AccessSeal): Promise<void>;
  /** Oldest first. */
  seals(organization: string): Promise<readonly AccessSeal[]>;
}

const PAGE = 1_000;

interface EntryRow extends Record<'organization' | 'who' | 'action' | 'object' | 'purpose' | 'previous_hash' | 'hash' | 'position', string>, Record<'role' | 'basis' | 'source', string | null> {
  readonly at: Date;
}

const toEntry = ({ previous_hash: previousHash, position, role, basis, source, at, ...row }: EntryRow): ChainedEntry => ({
  ...row, position: Number(position), previousHash, at: toInstant(at.getTime()),
  ...(role === null ? {} : { role }), ...(basis === null ? {} : { basis }), ...(source === null ? {} : { source }),
});

export const createAccessLog = (db: Database): AccessLog => {
  const columns = sql`organization, who, role, basis, source, action, object, purpose, at, position, previous_hash, hash`;
  return {
    record: async ({ organization, who, role = null, basis = null, source = null, action, object, purpose, at }) => {
      await sql`
        insert into access_entry (organization, who, role, basis, source, action, object, purpose, at)
        values (${organization}, ${who}, ${role}, ${basis}, ${source}, ${action}, ${object}, ${purpose}, ${at})`.execute(db);
    },
    list: async (organization, limit, whoBegins = '') => {
      const { rows } = await sql<EntryRow>`
        select ${columns} from access_entry where organization = ${organization} and starts_with(who, ${whoBegins}) order by position desc limit ${limit}`.execute(db);
      return rows.map(toEntry);
    },
    chain: async function* (organization) {
      for (let after = 0; ;) {
        const { rows } = await sql<EntryRow>`
          select ${columns} from access_entry where organization = ${organization} and position > ${after} order by position limit ${PAGE}`.execute(db);
        for (const row of rows) yield toEntry(row);
        if (rows.length < PAGE) return;
        after = Number(rows.at(-1)?.position);
      }
    },
    head: async (organization) => {
      const { rows: [head] } = await sql<{ position: string; hash: string }>`select position, hash from access_chain where organization = ${organization}`.execute(db);
      return head && { position: Number(head.position), hash: head.hash };
    },
    seal: ({ organization, position, hash, sealedAt, signature }) => atomically(db, async (transaction) => {
      await sql`
        insert into access_seal (organization, position, hash, sealed_at, signature)
        values (${organization}, ${position}, ${hash}, ${sealedAt}, ${signature}) on conflict do nothing`.execute(transaction);
    }),
    seals: async (organization) => {
      const { rows } = await sql<{ position: string; hash: string; sealed_at: Date; signature: string }>`
        select position, hash, sealed_at, signature from access_seal where organization = ${organization} order by access_seal.position`.execute(db);
      return rows.map(({ position, sealed_at: at, ...row }) => ({ organization, ...row, position: Number(position), sealedAt: toInstant(at.getTime()) }));
    },
  };
};
