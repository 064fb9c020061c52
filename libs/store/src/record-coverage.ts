import type { Coverage, Fill } from '@meervoud/indicator';
import type { ZibName } from '@meervoud/zibs';
import { sql } from 'kysely';
import type { Database } from './database.ts';

interface FillRow { readonly zib: ZibName; readonly element: string | null; readonly filled: string; readonly of: string }

/** Identity, and not an element of the zib. */
const identity = ['zib', 'id', 'origin', 'subject'];

/**
 * One pass over the live records: per zib that the newest complete read of some source gives, in how many of them each
 * element says something. An empty list says nothing.
 */
export const recordCoverage = async (db: Database, organization: string): Promise<Coverage> => {
  const { rows } = await sql<FillRow>`
    with given as (
      select distinct unnest(zibs) as zib from source_run
      where number in (select max(number) from source_run where organization = ${organization} and status = 'complete' group by source)
    ), held as (
      select zib, content from zib_record where organization = ${organization} and live
    ), counted as (
      select zib, count(*) as number from held group by zib
    ), filled as (
      select held.zib, field.key as element, count(*) as number
      from held cross join lateral json_each(held.content) as field
      where json_typeof(field.value) <> 'null' and field.value::text <> '[]' and not field.key = any(${identity}::text[])
      group by held.zib, field.key
    )
    select given.zib, filled.element, coalesce(filled.number, 0) as filled, coalesce(counted.number, 0) as of
    from given left join counted on counted.zib = given.zib left join filled on filled.zib = given.zib
    order by given.zib, filled.element`.execute(db);
  const coverage: { [Zib in ZibName]?: Record<string, Fill> } = {};
  for (const { zib, element, filled, of } of rows) {
    const fills = (coverage[zib] ??= {});
    if (element !== null) fills[element] = { filled: Number(filled), of: Number(of) };
  }
  return coverage;
};
