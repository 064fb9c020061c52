import { contentHash } from '@meervoud/kernel';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';
import type { FragmentStore, StoredFragment } from './store.ts';
import { lockSeries } from './version-lock.ts';

const placeOf = ({ organization, set, reportingYear, location }: StoredFragment) => ['fragments', organization, set, reportingYear, location];

/** One statement: the version after the newest one, unless that says the same. */
const append = async (db: Database, fragment: StoredFragment, at: string): Promise<boolean> => {
  const hash = contentHash({ content: fragment.content, valueIds: fragment.valueIds });
  const { rows } = await sql`
    with newest as (
      select version, content_hash from fragment_version
      where organization = ${fragment.organization} and set_id = ${fragment.set} and reporting_year = ${fragment.reportingYear}
        and location = ${fragment.location} and theme = ${fragment.theme} and template = ${fragment.template}
      order by version desc limit 1)
    insert into fragment_version
      (organization, set_id, reporting_year, location, theme, template, version, content, content_hash, value_ids, written_at)
    select ${fragment.organization}, ${fragment.set}, ${fragment.reportingYear}::int, ${fragment.location}, ${fragment.theme},
      ${fragment.template}, coalesce((select version from newest), 0) + 1, ${JSON.stringify(fragment.content)}::text::json, ${hash},
      ${[...fragment.valueIds]}::text[], ${at}::timestamptz
    where not exists (select from newest where content_hash = ${hash})
    returning version`.execute(db);
  return rows.length > 0;
};

/** Fragments in PostgreSQL, as versions that are never changed. */
export const createFragmentStore = (db: Database): FragmentStore => ({
  put: (fragments, at) => atomically(db, async (transaction) => {
    await lockSeries(transaction, fragments.map(placeOf));
    let count = 0;
    for (const fragment of fragments) if (await append(transaction, fragment, at)) count += 1;
    return count;
  }),
  newest: async ({ organization, set, reportingYear, location }) => {
    const { rows } = await sql<StoredFragment>`
      select distinct on (location, theme, template) organization, set_id as "set", reporting_year as "reportingYear",
        location, theme, template, content, value_ids as "valueIds"
      from fragment_version
      where organization = ${organization} and set_id = ${set} and reporting_year = ${reportingYear}
        and ${location === undefined ? sql`true` : sql`location = ${location}`}
      order by location, theme, template, version desc`.execute(db);
    return rows;
  },
});
