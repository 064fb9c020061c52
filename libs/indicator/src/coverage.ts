import { type ZibName, zibNames } from '@meervoud/zibs';

/** Of so many records, in how many this element says something; an empty list says nothing. */
export interface Fill {
  readonly filled: number;
  readonly of: number;
}

/**
 * What of a zib there is: the fill of its elements as counted (an element that is not listed was never filled), or
 * `claimed`, where an adapter says that it gives the zib and nobody counted yet.
 */
export type ZibCoverage = Readonly<Record<string, Fill>> | 'claimed';

/** What an adapter, or the records that were read, hold. A zib that is absent is not given at all. */
export type Coverage = { readonly [Zib in ZibName]?: ZibCoverage };

/** Coverage by what an adapter says it provides. */
export const claimedCoverage = (provides: Iterable<ZibName>): Coverage => {
  const claimed = new Set(provides);
  return Object.fromEntries(zibNames.filter((zib) => claimed.has(zib)).map((zib) => [zib, 'claimed']));
};

/** How many records of this zib were counted; undefined where nobody counted. */
export const recordsIn = (coverage: ZibCoverage): number | undefined =>
  coverage === 'claimed' ? undefined : Math.max(0, ...Object.values(coverage).map((fill) => fill.of));
