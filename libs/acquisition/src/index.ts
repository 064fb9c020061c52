export { acquire, type Acquired, type Acquisition } from './acquire.ts';
export { isFullLoad, requireCompleteLoad, requireWholeLoad } from './completeness.ts';
export { type Merged, mergeSources, type Shadowed, type SourceRank } from './merge-sources.ts';
export { pseudonymiser } from './pseudonym.ts';
export { countShadowed, type ShadowCount, shadowedFor } from './shadowed.ts';
