import type { SourceEvent } from '@meervoud/adapter-sdk';
import type { ZibName } from '@meervoud/zibs';
import { type Check, verdictOf } from './check.ts';

const zibOf = (event: Exclude<SourceEvent, { type: 'checkpoint' }>): ZibName | undefined =>
  (event.type === 'record' ? event.record.zib : event.type === 'rejected' ? event.zib : undefined);

const problemsIn = (events: readonly SourceEvent[]): readonly string[] => {
  const complete = new Set<ZibName>();
  const wrong = new Set<string>();
  for (const event of events) {
    if (event.type !== 'checkpoint') {
      const zib = zibOf(event);
      if (zib !== undefined && complete.has(zib)) wrong.add(`${zib} came after a checkpoint that said it was complete`);
      continue;
    }
    const named = new Set(event.zibsComplete);
    for (const zib of complete) if (!named.has(zib)) wrong.add(`a checkpoint no longer says that ${zib} is complete`);
    for (const zib of named) complete.add(zib);
    if (event.cursor === '') wrong.add('a checkpoint has an empty cursor');
  }
  const last = events.at(-1);
  if (last?.type !== 'checkpoint') wrong.add('the read does not end with a checkpoint, so what came last is never kept');
  return [...wrong];
};

export const checkpointVouches: Check = {
  id: 'checkpoint-vouches-for-what-precedes',
  needs: ['provides-what-it-promises'],
  run: async ({ baseline }) => {
    const { events } = await baseline();
    return verdictOf(problemsIn(events), `${events.filter(({ type }) => type === 'checkpoint').length} checkpoints`);
  },
};
