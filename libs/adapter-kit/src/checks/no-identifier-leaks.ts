import { type Check, notApplicable, verdictOf } from './check.ts';

/** Where a text stands, without repeating it. */
const placeOf = (line: string): string => (line.startsWith('log ') ? 'a log line' : line.startsWith('error ') ? 'an error' : 'an event');

/** Looks at everything that any read let out until now, so it comes after all others. */
export const noIdentifierLeaks: Check = {
  id: 'no-identifier-leaks',
  needs: [],
  run: async ({ heard, asked, canaries: known, baseline }) => {
    await baseline();
    const canaries = [...known];
    if (canaries.length === 0) return notApplicable('nobody is named in what the source holds');
    const told = [...heard].join('\n');
    const urls = [...asked].join('\n');
    // Looking in the whole first: it holds thousands of lines, and nearly always nothing.
    const leaked = canaries.filter((canary) => told.includes(canary));
    const places = new Set(leaked.flatMap((canary) => [...heard].filter((line) => line.includes(canary)).map(placeOf)));
    const inUrl = canaries.some((canary) => urls.includes(canary) || urls.includes(encodeURIComponent(canary)));
    return verdictOf([
      ...[...places].map((place) => `${place} holds what identifies a client`),
      ...(inUrl ? ['a requested URL holds what identifies a client'] : []),
    ], `${canaries.length} identifiers looked for`);
  },
};
