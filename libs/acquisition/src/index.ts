export { acquire, type Acquired, type Acquisition } from './acquire.ts';
export { requireCompleteLoad } from './completeness.ts';
export { pseudonymiser } from './pseudonym.ts';
