import { KnownError } from '@meervoud/kernel';
import type { House } from './house.ts';

/** How the organization as a whole is named where a location is asked for. */
export const WHOLE = 'organisatie';

/** The location meant: an id, or null for the organization; undefined when none was named. Throws `location-unknown` (halt). */
export const requireLocation = async ({ store, config }: House, name: string | undefined): Promise<string | null | undefined> => {
  if (name === undefined) return undefined;
  if (name === WHOLE) return null;
  const known = (await store.records.locations(config.organization.id)).map(({ id }) => id);
  if (known.includes(name)) return name;
  throw new KnownError({
    code: 'location-unknown', recovery: 'halt', message: `There is no location '${name}'.`,
    expected: known.length === 0 ? 'records first: meervoud sync' : [...known, WHOLE].join(', '),
  });
};
