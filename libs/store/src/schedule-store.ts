import { type Instant, toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';

/** Something that comes round, in the words of cron and the time zone of the organization. */
export interface Schedule {
  readonly name: string;
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** IANA name, `Europe/Amsterdam`. */
  readonly timeZone: string;
}

export interface KeptSchedule extends Schedule {
  readonly nextAt: Instant;
  readonly lastAt?: Instant;
}

/** What is due when. It lies in the database, so neither a lost queue nor a restart forgets or repeats a turn. */
export interface ScheduleStore {
  /** By name. */
  list(organization: string): Promise<readonly KeptSchedule[]>;
  /** Makes these the schedules of the organization. One that did not change keeps its turn; a new or changed one begins at `nextAt`. */
  keep(organization: string, schedules: readonly (Schedule & { readonly nextAt: Instant })[]): Promise<void>;
  /**
   * Takes every schedule of these names whose turn has come, by the clock of the database, and sets its next. Turns that were missed are taken as one.
   * Within a transaction: who takes a turn asks for its work in the same one, and nobody else gets it.
   */
  take(organization: string, names: readonly string[], next: (schedule: Schedule, now: Instant) => Instant): Promise<readonly KeptSchedule[]>;
}

interface ScheduleRow { readonly name: string; readonly cron: string; readonly timeZone: string; readonly next_at: Date; readonly last_at: Date | null }

const instantOf = (date: Date): Instant => toInstant(date.getTime());
const COLUMNS = sql`name, cron, time_zone as "timeZone", next_at, last_at`;
const toSchedule = ({ next_at, last_at, ...schedule }: ScheduleRow): KeptSchedule =>
  ({ ...schedule, nextAt: instantOf(next_at), ...(last_at && { lastAt: instantOf(last_at) }) });

export const createScheduleStore = (db: Database): ScheduleStore => ({
  list: async (organization) => (await sql<ScheduleRow>`
    select ${COLUMNS} from schedule where organization = ${organization} order by name`.execute(db)).rows.map(toSchedule),
  keep: (organization, schedules) => atomically(db, async (transaction) => {
    await sql`delete from schedule where organization = ${organization} and name <> all(${schedules.map(({ name }) => name)}::text[])`.execute(transaction);
    for (const { name, cron, timeZone, nextAt } of schedules) {
      await sql`
        insert into schedule (organization, name, cron, time_zone, next_at) values (${organization}, ${name}, ${cron}, ${timeZone}, ${nextAt})
        on conflict (organization, name) do update set cron = excluded.cron, time_zone = excluded.time_zone, next_at = excluded.next_at
        where (schedule.cron, schedule.time_zone) is distinct from (excluded.cron, excluded.time_zone)`.execute(transaction);
    }
  }),
  take: (organization, names, next) => atomically(db, async (transaction) => {
    const { rows } = await sql<ScheduleRow & { now: Date }>`
      select ${COLUMNS}, clock_timestamp() as now from schedule
      where organization = ${organization} and name = any(${[...names]}::text[]) and next_at <= clock_timestamp() order by name for update skip locked`.execute(transaction);
    for (const { now, ...row } of rows) {
      await sql`
        update schedule set last_at = ${now}, next_at = ${next(toSchedule(row), instantOf(now))}
        where organization = ${organization} and name = ${row.name}`.execute(transaction);
    }
    return rows.map(({ now: _, ...row }) => toSchedule(row));
  }),
});
