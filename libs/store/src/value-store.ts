import { contentHash, type ContentHash, givingWay, type Instant, mapGivingWay } from '@meervoud/kernel';
import type { DerivedValue, Series} from '@meervoud/value';
import { hashOfValue, Outcome, Value } from '@meervoud/value';
import { sql } from 'kysely';
import { batchesOf } from './batches.ts';
import { atomically, type Database } from './database.ts';
import type { ValuePoint, ValueScope, ValueStore } from './store.ts';
import { lockSeries } from './version-lock.ts';

interface Version { readonly version: number; readonly contentHash: string }
interface NewVersion { readonly id: string; readonly value: DerivedValue; readonly version: number; readonly contentHash: ContentHash }

const seriesOf = ({ organization, set, reportingYear, location, indicator }: DerivedValue): Series =>
  ({ organization, set, reportingYear, location, indicator });

const keyOf = (series: Series): string => contentHash(series);

/** Values of one place are written by one task; that is what is locked. */
const placeOf = ({ organization, set, reportingYear, location }: DerivedValue) => ['values', organization, set, reportingYear, location];

/** The newest version of each of these series, by {@link keyOf}. */
const newestVersions = async (db: Database, values: readonly DerivedValue[]): Promise<Map<string, Version>> => {
  const newest = new Map<string, Version>();
  for (const batch of batchesOf(values)) {
    const { rows } = await sql<Series & Version>`
      select distinct on (organization, set_id, reporting_year, coalesce(location, ''), indicator)
        organization, set_id as "set", reporting_year as "reportingYear", location, indicator, version, content_hash as "contentHash"
      from value_version
      where (organization, set_id, reporting_year, coalesce(location, ''), indicator) in (
        select * from unnest(
          ${batch.map((one) => one.organization)}::text[], ${batch.map((one) => one.set)}::text[],
          ${batch.map((one) => one.reportingYear)}::int[], ${batch.map((one) => one.location ?? '')}::text[],
          ${batch.map((one) => one.indicator)}::text[]))
      order by organization, set_id, reporting_year, coalesce(location, ''), indicator, version desc`.execute(db);
    for (const { version, contentHash: hash, ...series } of rows) newest.set(keyOf(series), { version, contentHash: hash });
  }
  return newest;
};

/** What differs from the newest version, in order; the same series twice makes two versions. Gives way: evidence of a large place is long. */
const appended = async (values: readonly DerivedValue[], newest: Map<string, Version>): Promise<readonly NewVersion[]> =>
  (await mapGivingWay(values, (value): readonly NewVersion[] => {
    const [series, hash] = [seriesOf(value), hashOfValue(value)];
    const last = newest.get(keyOf(series));
    if (last?.contentHash === hash) return [];
    const version = (last?.version ?? 0) + 1;
    newest.set(keyOf(series), { version, contentHash: hash });
    const id = `val-${contentHash({ series, contentHash: hash, version }).slice(7, 23)}`;
    return [{ id, value, version, contentHash: hash }];
  })).flat();

/** A value as it is kept, checked once more. */
const contentOf = ({ value, id, version, contentHash: hash }: NewVersion, at: Instant): string =>
  JSON.stringify(Value.parse({ ...value, id, version, contentHash: hash, derivedAt: at }));

type Row = NewVersion & { readonly content: string };

const insertBatch = (db: Database, rows: readonly Row[], at: Instant) => sql`
  insert into value_version (id, organization, set_id, reporting_year, location, indicator, version, content_hash, content, derived_at)
  select id, organization, set_id, reporting_year, location, indicator, version, content_hash, content::json, ${at}::timestamptz
  from unnest(
    ${rows.map(({ id }) => id)}::text[], ${rows.map(({ value }) => value.organization)}::text[],
    ${rows.map(({ value }) => value.set)}::text[], ${rows.map(({ value }) => value.reportingYear)}::int[],
    ${rows.map(({ value }) => value.location)}::text[], ${rows.map(({ value }) => value.indicator)}::text[],
    ${rows.map(({ version }) => version)}::int[], ${rows.map((one) => one.contentHash)}::text[],
    ${rows.map(({ content }) => content)}::text[]
  ) as given (id, organization, set_id, reporting_year, location, indicator, version, content_hash, content)`.execute(db);

/** Characters of one statement: the driver writes each in one go, and the evidence of a large place runs to millions. */
const MOST_AT_ONCE = 2_000_000;

const insertAll = async (db: Database, versions: readonly NewVersion[], at: Instant): Promise<void> => {
  const giveWay = givingWay();
  let [rows, size]: [Row[], number] = [[], 0];
  const flush = async (): Promise<void> => {
    for (const batch of batchesOf(rows)) await insertBatch(db, batch, at);
    [rows, size] = [[], 0];
  };
  for (const version of versions) {
    const content = contentOf(version, at);
    rows.push({ ...version, content });
    size += content.length;
    if (size >= MOST_AT_ONCE) await flush();
    await giveWay();
  }
  await flush();
};

const ofPlace = ({ location }: ValueScope) => (location === undefined ? sql`true` : sql`location is not distinct from ${location}`);

/** Values in PostgreSQL, as versions that are never changed. */
export const createValueStore = (db: Database): ValueStore => ({
  put: (values, at) => atomically(db, async (transaction) => {
    await lockSeries(transaction, values.map(placeOf));
    const versions = await appended(values, await newestVersions(transaction, values));
    await insertAll(transaction, versions, at);
    return versions.length;
  }),
  newest: async (scope) => {
    const { rows } = await sql<{ content: unknown }>`
      select distinct on (coalesce(location, ''), indicator) content from value_version
      where organization = ${scope.organization} and set_id = ${scope.set} and reporting_year = ${scope.reportingYear}
        and ${ofPlace(scope)}
      order by coalesce(location, ''), indicator, version desc`.execute(db);
    return mapGivingWay(rows, ({ content }) => Value.parse(content));
  },
  byId: async (id) => {
    const { rows: [found] } = await sql<{ content: unknown }>`select content from value_version where id = ${id}`.execute(db);
    return found && Value.parse(found.content);
  },
  sets: async (organization, reportingYear) => {
    const { rows } = await sql<{ set_id: string }>`
      select distinct set_id from value_version where organization = ${organization} and reporting_year = ${reportingYear} order by set_id`.execute(db);
    return rows.map(({ set_id }) => set_id);
  },
  history: async ({ organization, set, location, indicator }) => {
    const { rows } = await sql<ValuePoint & { outcome: unknown }>`
      select distinct on (reporting_year, content->>'referenceDate') id, version, reporting_year as "reportingYear",
        content->>'referenceDate' as "referenceDate", content->'outcome' as outcome, content->'evidence'->'definition'->>'hash' as definition
      from value_version
      where organization = ${organization} and set_id = ${set} and indicator = ${indicator} and location is not distinct from ${location}
      order by reporting_year, content->>'referenceDate', version desc`.execute(db);
    return rows.map((row) => ({ ...row, outcome: Outcome.parse(row.outcome) }));
  },
});
