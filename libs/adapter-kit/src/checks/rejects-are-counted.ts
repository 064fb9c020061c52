import { rejectionCodes, type SourceEvent } from '@meervoud/adapter-sdk';
import { type Check, notApplicable, verdictOf } from './check.ts';

/** Resources about a person are not pointed at (ADR 0003), so they cannot be found again one by one. */
const PERSON = /^(Patient|Person|RelatedPerson)\//;

const referenceOf = (event: SourceEvent): string | undefined => {
  switch (event.type) {
    case 'record': return event.record.origin.reference;
    case 'rejected': return event.origin.reference;
    case 'gone': return event.reference;
    // a finding is beside something else, and no proof that it was counted
    case 'finding': case 'checkpoint': return undefined;
  }
};

export const rejectsAreCounted: Check = {
  id: 'rejects-are-counted',
  needs: ['provides-what-it-promises', 'ids-stable-over-two-reads'],
  run: async ({ baseline }) => {
    const { events, sent } = await baseline();
    if (sent === undefined) return notApplicable('nobody could see what the source gave: `serve` does not say `sent`');
    const told = new Set(events.map(referenceOf));
    const vanished = [...sent].filter((reference) => !PERSON.test(reference) && !told.has(reference));
    const rejected = events.flatMap((event) => (event.type === 'rejected' ? [event.code] : []));
    const types = [...new Set(vanished.map((reference) => reference.split('/')[0]))];
    return verdictOf([
      ...(vanished.length === 0 ? [] : [`${vanished.length} resources vanished (${types.join(', ')}; for example ${vanished[0]})`]),
      ...[...new Set(rejected)].filter((code) => !Object.hasOwn(rejectionCodes, code)).map((code) => `'${code}' is not a code of rejection-codes.ts`),
    ], `${sent.size} given, ${rejected.length} refused`);
  },
};
