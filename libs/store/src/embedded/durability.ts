import { KnownError } from '@meervoud/kernel';
import type pg from 'pg';
import type { Place } from './place.ts';

const REQUIRED = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', data_checksums: 'on' } as const;

/**
 * Asks the running server itself (it may be one we attached to) whether what it acknowledges survives a power
 * cut, and whether it is the server of this place. Throws a KnownError `embedded-not-durable`.
 */
export const assertDurable = async (client: pg.Client, place: Place): Promise<void> => {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)', [[...Object.keys(REQUIRED), 'data_directory']],
  );
  const found = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const wrong = Object.entries({ ...REQUIRED, data_directory: place.data }).filter(([name, setting]) => found[name] !== setting);
  if (wrong.length === 0) return;
  throw new KnownError({
    code: 'embedded-not-durable',
    recovery: 'halt',
    message: `The embedded database runs with other settings than records need: ${wrong.map(([name]) => name).join(', ')}.`,
    at: place.data,
    expected: wrong.map(([name, setting]) => `${name}=${setting}`).join(', '),
  });
};
