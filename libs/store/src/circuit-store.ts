import { type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';

/** When a recipient that keeps failing is left alone, and for how long. */
export interface CircuitPolicy {
  /** So many failures behind each other. */
  readonly restAfter: number;
  /** Milliseconds. */
  readonly rest: number;
}

/** A recipient that failed, and did not do well since. */
export interface Circuit {
  readonly recipient: string;
  readonly failures: number;
  readonly lastCode: string;
  readonly failedAt: Instant;
  /** Left alone until then; absent while it is still tried. */
  readonly restsUntil?: Instant;
}

/** Which recipients are left alone for a while, for all workers alike and over restarts. */
export interface CircuitStore {
  /**
   * May somebody try now? Undefined: yes. While a recipient rests: until when not. Once that is over one asker may try, and the others wait
   * another rest, or until it went well.
   */
  enter(organization: string, recipient: string, now: Instant, policy: CircuitPolicy): Promise<Instant | undefined>;
  failed(organization: string, recipient: string, code: string, now: Instant, policy: CircuitPolicy): Promise<void>;
  /** It answered: all is forgotten. */
  well(organization: string, recipient: string): Promise<void>;
  /** By name. */
  list(organization: string): Promise<readonly Circuit[]>;
}

interface Row { readonly recipient: string; readonly failures: number; readonly last_code: string; readonly failed_at: Date; readonly open_until: Date | null }

const later = (now: Instant, milliseconds: number): Instant => toInstant(toMilliseconds(now) + milliseconds);

export const createCircuitStore = (db: Database): CircuitStore => ({
  enter: (organization, recipient, now, { rest }) => atomically(db, async (own) => {
    const { rows: [row] } = await sql<Pick<Row, 'open_until'>>`
      select open_until from recipient_circuit where organization = ${organization} and recipient = ${recipient} for update`.execute(own);
    if (!row || row.open_until === null) return undefined;
    if (row.open_until.getTime() > toMilliseconds(now)) return toInstant(row.open_until.getTime());
    await sql`update recipient_circuit set open_until = ${later(now, rest)} where organization = ${organization} and recipient = ${recipient}`.execute(own);
    return undefined;
  }),
  failed: async (organization, recipient, code, now, { restAfter, rest }) => {
    const until = later(now, rest);
    await sql`
      insert into recipient_circuit as circuit (organization, recipient, failures, last_code, failed_at, open_until)
      values (${organization}, ${recipient}, 1, ${code}, ${now}, ${restAfter <= 1 ? until : null}::timestamptz)
      on conflict (organization, recipient) do update set failures = circuit.failures + 1, last_code = excluded.last_code, failed_at = excluded.failed_at,
        open_until = case when circuit.failures + 1 >= ${restAfter}::integer then ${until}::timestamptz end`.execute(db);
  },
  well: async (organization, recipient) => void (await sql`
    delete from recipient_circuit where organization = ${organization} and recipient = ${recipient}`.execute(db)),
  list: async (organization) => {
    const { rows } = await sql<Row>`
      select recipient, failures, last_code, failed_at, open_until from recipient_circuit where organization = ${organization} order by recipient`.execute(db);
    return rows.map(({ recipient, failures, last_code: lastCode, failed_at, open_until }) => ({
      recipient, failures, lastCode, failedAt: toInstant(failed_at.getTime()), ...(open_until !== null && { restsUntil: toInstant(open_until.getTime()) }),
    }));
  },
});
