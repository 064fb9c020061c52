import type pg from 'pg';
import { SCHEMA } from '../database.ts';
import type { BackupHead } from './backup-head.ts';

type Table = BackupHead['tables'][number];

/** What the migrations write themselves. */
const OWN_BOOKS = ['migration', 'migration_lock'];

const afterThoseItRefersTo = (tables: readonly Table[], references: readonly { readonly from: string; readonly to: string }[]): readonly Table[] => {
  const [left, ordered] = [[...tables], [] as Table[]];
  while (left.length > 0) {
    const next = left.findIndex(({ name }) => references.every(({ from, to }) => from !== name || to === name || !left.some((other) => other.name === to)));
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
};

/** Every table of ours with the columns it stores, in an order in which each refers only to those before it. */
export const readTables = async (client: pg.ClientBase): Promise<readonly Table[]> => {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = $1 and c.relkind = 'r' and not c.relname = any($2) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname collate "C"`, [SCHEMA, OWN_BOOKS]);
  const references = await client.query<{ from: string; to: string }>(`
    select c.relname as from, f.relname as to from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = $1`, [SCHEMA]);
  return afterThoseItRefersTo(rows, references.rows);
};

export const tableName = (client: pg.ClientBase, { name }: Table): string => `${SCHEMA}.${client.escapeIdentifier(name)}`;
export const columnList = (client: pg.ClientBase, { columns }: Table): string => columns.map((column) => client.escapeIdentifier(column)).join(', ');
