/** Kleene's three values: what is not known stays unknown, and is never taken for false. */
export type Truth = true | false | 'unknown';

export const and = (...terms: readonly Truth[]): Truth =>
  terms.includes(false) ? false : terms.includes('unknown') ? 'unknown' : true;

export const or = (...terms: readonly Truth[]): Truth =>
  terms.includes(true) ? true : terms.includes('unknown') ? 'unknown' : false;

export const not = (term: Truth): Truth => (term === 'unknown' ? 'unknown' : !term);
