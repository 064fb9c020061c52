export { countReuse, type ReuseInput, type ReuseLedger } from './count-reuse.ts';
export { readReuse } from './read-reuse.ts';
