import { KnownError } from '@meervoud/kernel';
import type { SourceEvent } from '../adapter.ts';

/** For each location, by id, how many clients at least have a stay there. */
export type Census = Readonly<Record<string, number>>;

/**
 * Passes events on, and throws `fewer-clients-than-census` (halt) instead of the checkpoint that calls stays complete when
 * a location has fewer clients than its provider counted: a server leaves out, without a word, what we may not see (F29).
 */
export async function* withCensus(events: AsyncIterable<SourceEvent>, census: Census): AsyncGenerator<SourceEvent> {
  const seen = new Map<string, Set<string>>(Object.keys(census).map((location) => [location, new Set()]));
  for await (const event of events) {
    if (event.type === 'record' && event.record.zib === 'Stay') seen.get(event.record.location ?? '')?.add(event.record.subject);
    if (event.type === 'checkpoint' && event.zibsComplete.includes('Stay')) requireAll(seen, census);
    yield event;
  }
}

const requireAll = (seen: ReadonlyMap<string, ReadonlySet<string>>, census: Census): void => {
  const short = Object.entries(census).filter(([location, expected]) => (seen.get(location)?.size ?? 0) < expected);
  if (short.length === 0) return;
  throw new KnownError({
    code: 'fewer-clients-than-census', recovery: 'halt', at: 'census',
    message: `Fewer clients than counted were seen at: ${short.map(([location, expected]) => `${location} (${seen.get(location)?.size ?? 0} of ${expected})`).join(', ')}.`,
    expected: 'the right to see every location, or a census that is up to date',
  });
};
