import type { Duplicate, OdbFigure, OdbPlace, OdbRow } from '@meervoud/odb';
import { sql } from 'kysely';
import { batchesOf } from './batches.ts';
import type { Database } from './database.ts';
import type { OdbRowWriter } from './store.ts';

const insertPlaces = (db: Database, number: string, places: readonly (readonly [place: OdbPlace, at: number])[]) => sql`
  insert into odb_place (import_number, number, level, key, organization, location)
  select ${number}::bigint, number, level, key, organization::json, location::json from unnest(
    ${places.map(([, at]) => at)}::int[], ${places.map(([{ level }]) => level)}::text[], ${places.map(([{ key }]) => key)}::text[],
    ${places.map(([{ organization }]) => JSON.stringify(organization))}::text[], ${places.map(([{ location }]) => JSON.stringify(location))}::text[]
  ) as given (number, level, key, organization, location)`.execute(db);

const insertRows = (db: Database, number: string, rows: readonly OdbRow[], placeOf: (row: OdbRow) => number | null) => sql`
  insert into odb_row (import_number, sheet, row_number, place, indicator, kind, figure, period_start, period_end, findings)
  select ${number}::bigint, sheet, row_number, place, indicator, kind, figure::json, period_start::date, period_end::date,
    array(select json_array_elements_text(findings::json))
  from unnest(
    ${rows.map(({ at }) => at.sheet ?? '')}::text[], ${rows.map(({ at }) => at.row)}::int[], ${rows.map(placeOf)}::int[],
    ${rows.map(({ indicator }) => indicator ?? null)}::text[], ${rows.map(({ figure }) => figure.kind)}::text[],
    ${rows.map(({ figure }) => JSON.stringify(figure))}::text[], ${rows.map(({ period }) => period?.start ?? null)}::text[],
    ${rows.map(({ period }) => period?.end ?? null)}::text[], ${rows.map(({ findings }) => JSON.stringify(findings))}::text[]
  ) as given (sheet, row_number, place, indicator, kind, figure, period_start, period_end, findings)`.execute(db);

const refuseBatch = (db: Database, number: string, duplicates: readonly Duplicate[]) => sql`
  update odb_row set kind = 'refused', figure = given.figure::json
  from unnest(
    ${duplicates.map(({ at }) => at.sheet ?? '')}::text[], ${duplicates.map(({ at }) => at.row)}::int[],
    ${duplicates.map(({ code }) => JSON.stringify({ kind: 'refused', code } satisfies OdbFigure))}::text[]
  ) as given (sheet, row_number, figure)
  where import_number = ${number}::bigint and odb_row.sheet = given.sheet and odb_row.row_number = given.row_number`.execute(db);

/** Gives every place a number the first time it is seen. */
export const writerFor = (db: Database, number: string): OdbRowWriter => {
  const numbers = new Map<string, number>();
  const placeKey = ({ place }: OdbRow): string | undefined => place && `${place.level} ${place.key}`;
  return {
    put: async (rows) => {
      const fresh: [OdbPlace, number][] = [];
      for (const row of rows) {
        const key = placeKey(row);
        if (row.place === undefined || key === undefined || numbers.has(key)) continue;
        numbers.set(key, numbers.size + 1);
        fresh.push([row.place, numbers.size]);
      }
      for (const batch of batchesOf(fresh)) await insertPlaces(db, number, batch);
      for (const batch of batchesOf(rows)) await insertRows(db, number, batch, (row) => numbers.get(placeKey(row) ?? '') ?? null);
    },
    refuse: async (duplicates) => {
      for (const batch of batchesOf(duplicates)) await refuseBatch(db, number, batch);
    },
  };
};
