import type { ZibRecord } from '@meervoud/zibs';
import { contentsOf, differenceOf, recordsOf } from '../contents.ts';
import { type Check, verdictOf } from './check.ts';

/** What a record says, whatever it is called. */
const saying = ({ id: _, ...rest }: ZibRecord): string => JSON.stringify(rest);

/** Records under one id that come from several resources, and records that only differ in their id. */
const doubles = (records: readonly ZibRecord[]): readonly string[] => {
  const origins = new Map<string, string>();
  const ids = new Map<string, string>();
  return records.flatMap((record) => {
    const name = `${record.zib} ${record.id}`;
    const { reference } = record.origin;
    const [origin, id] = [origins.get(name) ?? reference, ids.get(saying(record)) ?? name];
    origins.set(name, origin);
    ids.set(saying(record), id);
    return [
      ...(origin === reference ? [] : [`two resources share the id of one ${record.zib}`]),
      ...(id === name ? [] : [`a ${record.zib} comes twice, under two ids`]),
    ];
  });
};

export const idsStable: Check = {
  id: 'ids-stable-over-two-reads',
  needs: ['records-match-schema'],
  run: async ({ baseline, read }) => {
    const first = await baseline();
    const difference = differenceOf(contentsOf(first), contentsOf(await read()));
    return verdictOf([...(difference === undefined ? [] : [`a second read differs: ${difference}`]), ...new Set(doubles(recordsOf(first.events)))]);
  },
};
