import { type Instant, toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';

/** Something a person should look at. */
export interface Alarm {
  /** Stable; its page is `docs/operators/alarms/<code>.md`. */
  readonly code: string;
  /** What it is about: a source, a submission, a set and year. Names and ids, never a client. */
  readonly object: string;
}

export interface StandingAlarm extends Alarm {
  readonly raisedAt: Instant;
}

/** What is wrong now, and since when; what is over stays on record. */
export interface AlarmStore {
  /** Makes these the alarms that stand: a new one is raised, one that stood stays as old as it was, the others are cleared. */
  keep(organization: string, alarms: readonly Alarm[], at: Instant): Promise<{ readonly raised: readonly Alarm[]; readonly cleared: readonly Alarm[] }>;
  /** Oldest first. */
  standing(organization: string): Promise<readonly StandingAlarm[]>;
}

export const createAlarmStore = (db: Database): AlarmStore => ({
  keep: (organization, alarms, at) => atomically(db, async (transaction) => {
    const [codes, objects] = [alarms.map(({ code }) => code), alarms.map(({ object }) => object)];
    const { rows: cleared } = await sql<Alarm>`
      update alarm set cleared_at = ${at} where organization = ${organization} and cleared_at is null
        and (code, object) not in (select * from unnest(${codes}::text[], ${objects}::text[])) returning code, object`.execute(transaction);
    const { rows: raised } = await sql<Alarm>`
      insert into alarm (organization, code, object, raised_at)
      select distinct ${organization}, code, object, ${at}::timestamptz from unnest(${codes}::text[], ${objects}::text[]) as given (code, object)
      on conflict (organization, code, object) where cleared_at is null do nothing returning code, object`.execute(transaction);
    return { raised, cleared };
  }),
  standing: async (organization) => {
    const { rows } = await sql<Alarm & { raised_at: Date }>`
      select code, object, raised_at from alarm where organization = ${organization} and cleared_at is null
      order by raised_at, code, object`.execute(db);
    return rows.map(({ raised_at, ...alarm }) => ({ ...alarm, raisedAt: toInstant(raised_at.getTime()) }));
  },
});
