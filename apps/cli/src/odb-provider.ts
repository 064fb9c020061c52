import type { OdbProvider } from '@meervoud/odb';
import type { House } from './house.ts';

/** The provider as the public file names it: from meervoud.json, and what the ECD says of its locations. */
export const odbProvider = async ({ store, config }: Pick<House, 'store' | 'config'>): Promise<OdbProvider> => {
  const { organization: { id, name, kvk, agb, concernName, address }, locations } = config;
  const known = await store.records.locations(id);
  return {
    organization: { ...address, name, kvk, agb, concernName },
    locations: known.map((location) => ({ ...location, ...locations[location.id] })),
  };
};
