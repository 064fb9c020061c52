import type { ZibName } from '@meervoud/zibs';
import type { Join } from '../mapping/join.ts';
import type { ZibMapping } from '../mapping/mapping.ts';
import type { Capabilities } from '../transport/capabilities.ts';

/** One declared search, with the zibs that need it. */
export interface PlannedSearch {
  /** As declared, `Condition?code=a,b`; names the search in cursors. */
  readonly text: string;
  readonly type: string;
  readonly zibs: ReadonlySet<ZibName>;
  readonly profiles: ReadonlySet<string>;
  /** References of what it finds that are followed. */
  readonly joins: readonly Join[];
}

/** Each declared search of the wanted zibs once, in the order of the mappings. */
export const searchesOf = (mappings: readonly ZibMapping[], wanted: ReadonlySet<ZibName>): readonly PlannedSearch[] => {
  const plan = new Map<string, { readonly text: string; readonly type: string; readonly zibs: Set<ZibName>; readonly profiles: Set<string>; joins: readonly Join[] }>();
  for (const { zib, search, resourceType, profiles, joins } of mappings) {
    if (!wanted.has(zib)) continue;
    for (const text of search) {
      const planned = plan.get(text) ?? { text, type: text.split('?')[0] ?? resourceType, zibs: new Set(), profiles: new Set(), joins: [] };
      planned.zibs.add(zib);
      for (const profile of profiles) planned.profiles.add(profile);
      planned.joins = [...planned.joins, ...joins.filter(({ include }) => !planned.joins.some((known) => known.include === include))];
      plan.set(text, planned);
    }
  }
  return [...plan.values()];
};

/** One way to carry out a search. */
export interface Attempt {
  readonly search: string;
  /** What is to be sent along (`_include`). */
  readonly includes: readonly string[];
  readonly withCount: boolean;
  /** It asks for everything of the type, so every other search of the type is answered with it. */
  readonly whole: boolean;
}

/**
 * From narrow to wide: the declared search, by profile, the whole type, and the type without any parameter. What the
 * server does not offer is left out; the next is tried when one is refused or not obeyed. What comes in besides what
 * was wanted is sorted out by code, so every way gives the same records. Each is tried with what it joins first; what is then not
 * sent along is read one by one.
 */
export const attemptsOf = ({ text, type, profiles, joins }: PlannedSearch, { offers, includes, profiles: supported }: Capabilities): readonly Attempt[] => {
  const parameters = [...new URLSearchParams(text.split('?')[1] ?? '').keys()];
  const bare = parameters.length === 0;
  const narrow = !bare && parameters.every((name) => offers(type, name) !== false) ? [text] : [];
  const conforming = [...profiles].filter((profile) => supported(type).has(profile));
  const byProfile = !bare && offers(type, '_profile') === true && conforming.length > 0 && conforming.length === profiles.size
    ? [`${type}?_profile=${conforming.join(',')}`] : [];
  const along = joins.map(({ include }) => include).filter((include) => includes(type, include) !== false);
  const counted = (search: string, whole: boolean): readonly Attempt[] =>
    (along.length === 0 ? [[]] : [along, []]).map((wanted) => ({ search, includes: wanted, withCount: true, whole }));
  return [
    ...[...narrow, ...(narrow.length > 0 ? [] : byProfile)].flatMap((search) => counted(search, false)),
    ...counted(type, true),
    { search: type, includes: [], withCount: false, whole: true },
  ];
};

/** The same attempt, for what changed since then only. */
export const changedSince = ({ search, ...attempt }: Attempt, bound: string): Attempt =>
  ({ ...attempt, search: `${search}${search.includes('?') ? '&' : '?'}_lastUpdated=ge${bound}` });

/** The search as it is sent. */
export const sentAs = ({ search, includes }: Attempt): string =>
  includes.reduce((text, include) => `${text}${text.includes('?') ? '&' : '?'}_include=${include}`, search);
