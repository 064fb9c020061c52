import { KnownError } from '@meervoud/kernel';
import type { SourceBinding } from '@meervoud/worker';
import type { House } from './house.ts';

/** The sources meant; throws `source-unknown` for a name that is not configured. */
export const requireSources = ({ sources }: Pick<House, 'sources'>, only?: string): readonly SourceBinding[] => {
  if (only === undefined) return sources;
  const meant = sources.filter(({ name }) => name === only);
  if (meant.length > 0) return meant;
  throw new KnownError({ code: 'source-unknown', recovery: 'halt', message: `There is no source '${only}'.`, expected: sources.map(({ name }) => name).join(', ') });
};
