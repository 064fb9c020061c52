import { KnownError } from '@meervoud/kernel';
import type { House } from './house.ts';

/** Names of the sources meant; throws `source-unknown` for a name that is not configured. */
export const requireSources = ({ sources }: Pick<House, 'sources'>, only?: string): readonly string[] => {
  const names = sources.map(({ name }) => name);
  if (only === undefined) return names;
  if (names.includes(only)) return [only];
  throw new KnownError({ code: 'source-unknown', recovery: 'halt', message: `There is no source '${only}'.`, expected: names.join(', ') });
};
