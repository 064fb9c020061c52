import { mapGivingWay } from '@meervoud/kernel';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import { sql } from 'kysely';
import { batchesOf } from './batches.ts';
import { atomically, type Database } from './database.ts';
import { acceptLoss, shrunkenLoads } from './missing-records.ts';
import { nextChange } from './record-change.ts';
import { recordCoverage } from './record-coverage.ts';
import { runningRun } from './run-store.ts';
import type { Notice, RecordStore, RunKey, StagedGone, StagedRejection } from './store.ts';

type NoticeKind = Notice['kind'];

const identityOf = ({ zib, id }: ZibRecord): string => `${zib}/${id}`;

/** Each record once, the last one counting, in a fixed order: two writers then never wait for each other crosswise. */
const distinct = (records: readonly ZibRecord[]): readonly ZibRecord[] =>
  [...new Map(records.map((record) => [identityOf(record), record])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, record]) => record);

const subjectOf = (record: ZibRecord): string | null => ('subject' in record ? record.subject : null);
const locationOf = (record: ZibRecord): string | null => (record.zib === 'Stay' ? (record.location ?? null) : null);

/** A run that writes, and the number of what it changes now. */
interface Writing { readonly number: string; readonly change: string }

const stageBatch = (db: Database, { organization, source }: RunKey, { number, change }: Writing, records: readonly ZibRecord[]) => sql`
  insert into zib_record (organization, source, zib, id, reference, subject, location, content, run_number, changed)
  select ${organization}, ${source}, zib, id, reference, subject, location, content::json, ${number}::bigint, ${change}::bigint
  from unnest(
    ${records.map(({ zib }) => zib)}::text[], ${records.map(({ id }) => id)}::text[],
    ${records.map(({ origin }) => origin.reference)}::text[], ${records.map(subjectOf)}::text[],
    ${records.map(locationOf)}::text[], ${records.map((record) => JSON.stringify(record))}::text[]
  ) as staged (zib, id, reference, subject, location, content)
  on conflict (organization, source, zib, id) do update set
    reference = excluded.reference, subject = excluded.subject, location = excluded.location,
    content = excluded.content, missing = 0, run_number = greatest(zib_record.run_number, excluded.run_number),
    changed = case when zib_record.live and zib_record.content::text = excluded.content::text then zib_record.changed else excluded.changed end,
    left_locations = case when zib_record.location is null or zib_record.location is not distinct from excluded.location
      or zib_record.location = any(zib_record.left_locations) then zib_record.left_locations
      else zib_record.left_locations || zib_record.location::text end`.execute(db);

const buryBatch = (db: Database, { organization, source }: RunKey, { number, change }: Writing, gone: readonly StagedGone[]) => sql`
  update zib_record set missing = 2, run_number = ${number}::bigint, changed = case when live then ${change}::bigint else changed end
  from unnest(${gone.map(({ reference }) => reference)}::text[], ${gone.map(({ zib }) => zib ?? null)}::text[]) as buried (reference, zib)
  where zib_record.organization = ${organization} and zib_record.source = ${source}
    and zib_record.reference = buried.reference and (buried.zib is null or zib_record.zib = buried.zib)
    and zib_record.run_number <= ${number}::bigint`.execute(db);

const noteBatch = (db: Database, number: string, kind: NoticeKind, notices: readonly StagedRejection[]) => sql`
  insert into source_notice (run_number, kind, reference, code, path, version_id, last_updated, zib)
  select ${number}::bigint, ${kind}, reference, code, path, version_id, last_updated::timestamptz, zib
  from unnest(
    ${notices.map(({ origin }) => origin.reference)}::text[], ${notices.map(({ code }) => code)}::text[],
    ${notices.map(({ path }) => path)}::text[], ${notices.map(({ origin }) => origin.versionId ?? null)}::text[],
    ${notices.map(({ origin }) => origin.lastUpdated ?? null)}::text[], ${notices.map(({ zib }) => zib ?? null)}::text[]
  ) as noted (reference, code, path, version_id, last_updated, zib)
  on conflict (run_number, kind, reference, code, path) do nothing`.execute(db);

const beginWriting = async (db: Database, key: RunKey): Promise<Writing> =>
  ({ number: await runningRun(db, key), change: await nextChange(db, key.organization) });

interface ContentRow { readonly content: ZibRecord }

const toRecords = (rows: readonly ContentRow[]): Promise<readonly ZibRecord[]> => mapGivingWay(rows, ({ content }) => parseRecord(content));

const toCounts = (rows: readonly { readonly what: string; readonly number: string }[]): Readonly<Record<string, number>> =>
  Object.fromEntries(rows.map(({ what, number }) => [what, Number(number)]));

/** What complete runs left out or remarked on, by code. Ending a read of everything drops what came before it. */
const countNotices = async (db: Database, organization: string, kind: NoticeKind): Promise<Readonly<Record<string, number>>> =>
  toCounts((await sql<{ what: string; number: string }>`
    select code as what, count(distinct (source, reference, path)) as number
    from source_notice join source_run on source_run.number = source_notice.run_number
    where kind = ${kind} and organization = ${organization} and status = 'complete'
    group by code order by code`.execute(db)).rows);

const listNotices = async (db: Database, organization: string): Promise<readonly Notice[]> =>
  (await sql<Notice>`
    select distinct kind, source, reference, code, path
    from source_notice join source_run on source_run.number = source_notice.run_number
    where organization = ${organization} and status = 'complete'
    order by kind desc, source, reference, path, code`.execute(db)).rows;

/** Zib records in PostgreSQL. */
export const createRecordStore = (db: Database): RecordStore => {
  const note = (kind: NoticeKind) => (key: RunKey, notices: readonly StagedRejection[]): Promise<void> =>
    atomically(db, async (transaction) => {
      const number = await runningRun(transaction, key);
      for (const batch of batchesOf(notices)) await noteBatch(transaction, number, kind, batch);
    });

  return {
    stage: (key, records) => atomically(db, async (transaction) => {
      const writing = await beginWriting(transaction, key);
      for (const batch of batchesOf(distinct(records))) await stageBatch(transaction, key, writing, batch);
    }),
    reject: note('rejected'),
    find: note('finding'),
    gone: (key, gone) => atomically(db, async (transaction) => {
      const writing = await beginWriting(transaction, key);
      for (const batch of batchesOf(gone)) await buryBatch(transaction, key, writing, batch);
    }),
    ofLocation: async (organization, location) => {
      const { rows } = location === null
        ? await sql<ContentRow>`
            select content from zib_record where organization = ${organization} and live
            order by zib, source, id`.execute(db)
        : await sql<ContentRow>`
            select content from zib_record where organization = ${organization} and live and (
              subject is null or subject in (
                select subject from zib_record
                where organization = ${organization} and live and zib = 'Stay' and location = ${location}))
            order by zib, source, id`.execute(db);
      return toRecords(rows);
    },
    byReference: async (organization, source, reference) => toRecords((await sql<ContentRow>`
      select content from zib_record
      where organization = ${organization} and source = ${source} and reference = ${reference}
      order by zib, id`.execute(db)).rows),
    locations: async (organization) => {
      const { rows } = await sql<ContentRow>`
        select distinct on (id) content from zib_record
        where organization = ${organization} and live and subject is null and zib = 'HealthcareProvider'
        order by id, source`.execute(db);
      return (await toRecords(rows)).flatMap((record) =>
        record.zib === 'HealthcareProvider' && record.kind === 'location'
          ? [{ id: record.id, name: record.name, ...(record.vestigingsnummer !== undefined && { vestigingsnummer: record.vestigingsnummer }) }] : []);
    },
    counts: async (organization) => ({
      records: toCounts((await sql<{ what: string; number: string }>`
        select zib as what, count(*) as number from zib_record
        where organization = ${organization} and live group by zib order by zib`.execute(db)).rows),
      rejected: await countNotices(db, organization, 'rejected'),
      findings: await countNotices(db, organization, 'finding'),
    }),
    shrunkenLoads: (organization) => shrunkenLoads(db, organization),
    acceptLoss: (organization, location) => atomically(db, (transaction) => acceptLoss(transaction, organization, location)),
    notices: (organization) => listNotices(db, organization),
    coverage: (organization) => recordCoverage(db, organization),
  };
};
