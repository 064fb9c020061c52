import { type Merged, mergeSources } from '@meervoud/acquisition';
import type { Store } from '@meervoud/store';
import type { SourceBinding } from './deps.ts';

export interface MergedPlace {
  readonly organization: string;
  /** Null: the organization as a whole. */
  readonly location: string | null;
  /** In order of precedence. */
  readonly sources: readonly Pick<SourceBinding, 'name' | 'zibs'>[];
}

/** What the sources together say of a place, and what of it does not count: the same for who derives and who explains. */
export const mergedRecords = async (store: Store, { organization, location, sources }: MergedPlace): Promise<Merged> =>
  mergeSources(await store.records.ofLocation(organization, location), sources);
