import type { SourceEvent } from '@meervoud/adapter-sdk';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { recordsOf } from '../contents.ts';
import { type Check, verdictOf } from './check.ts';

const completeIn = (events: readonly SourceEvent[]): ReadonlySet<ZibName> =>
  new Set(events.flatMap((event) => (event.type === 'checkpoint' ? event.zibsComplete : [])));

export const providesWhatItPromises: Check = {
  id: 'provides-what-it-promises',
  needs: ['records-match-schema'],
  run: async ({ adapter: { provides }, baseline, read, material }) => {
    const { events } = await baseline();
    const came = new Set(recordsOf(events).map(({ zib }) => zib));
    const complete = completeIn(events);
    // In somebody's recordings not every zib need occur.
    const absent = material.kind === 'population' ? provides.filter((zib) => !came.has(zib)) : [];
    const one = provides.at(-1);
    const alone = one === undefined ? [] : (await read({ zibs: [one] })).events;
    return verdictOf([
      ...(provides.length === 0 ? ['it provides nothing'] : []),
      ...(material.kind !== 'population' && came.size === 0 ? ['no record of any zib came, so nothing can be told of this source'] : []),
      ...(new Set(provides).size < provides.length ? ['it names a zib twice'] : []),
      ...provides.filter((zib) => !zibNames.includes(zib)).map((zib) => `there is no zib ${zib}`),
      ...absent.map((zib) => `no ${zib} came`),
      ...provides.filter((zib) => !complete.has(zib)).map((zib) => `no checkpoint says that ${zib} is complete`),
      ...[...came].filter((zib) => !provides.includes(zib)).map((zib) => `${zib} came and is not promised`),
      ...[...new Set(recordsOf(alone).map(({ zib }) => zib))].filter((zib) => zib !== one).map((zib) => `${zib} came when only ${one} was asked for`),
      ...(one !== undefined && !completeIn(alone).has(one) ? [`when only ${one} is asked for, no checkpoint says it is complete`] : []),
    ], `${came.size} of ${provides.length} zibs`);
  },
};
