import type { House } from './house.ts';

/** Locations with what a recipient may know them by. */
export const locationsOf = ({ store, config }: House): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  store.records.locations(config.organization.id);
