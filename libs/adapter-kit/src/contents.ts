import type { SourceEvent } from '@meervoud/adapter-sdk';
import type { Origin, ZibRecord } from '@meervoud/zibs';

/** What was read, and what lies where its references point, where those are places. */
interface Told { readonly events: readonly SourceEvent[]; readonly atPlace?: ReadonlyMap<string, string> | undefined }

/** What a read comes to: each record by zib and id as it was last told, each refusal and finding once. Keys name, values tell all. */
export type Contents = ReadonlyMap<string, string>;

export const contentsOf = ({ events, atPlace }: Told): Contents => {
  const thingAt = (reference: string): string => atPlace?.get(reference) ?? reference;
  const placed = <Thing extends { readonly origin: Origin }>(thing: Thing): Thing =>
    ({ ...thing, origin: { ...thing.origin, reference: thingAt(thing.origin.reference) } });
  return new Map(events.flatMap((event): (readonly [string, string])[] => {
    if (event.type === 'checkpoint') return [];
    if (event.type === 'gone') return [[`gone ${thingAt(event.reference)}`, '']];
    if (event.type === 'record') return [[`${event.record.zib} ${event.record.id}`, JSON.stringify(placed(event.record))]];
    const told = placed(event);
    return [[`${told.type} ${told.origin.reference} ${told.code} ${told.path}`, JSON.stringify(told)]];
  }));
};

export const recordsOf = (events: readonly SourceEvent[]): readonly ZibRecord[] =>
  events.flatMap((event) => (event.type === 'record' ? [event.record] : []));

/** Only the records, for checks in which refusals may differ. */
export const recordContentsOf = ({ events, atPlace }: Told): Contents => contentsOf({ events: events.filter(({ type }) => type === 'record'), atPlace });

const some = (names: readonly string[]): string => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;

/** How two reads differ, in one sentence; undefined when they do not. */
export const differenceOf = (expected: Contents, got: Contents): string | undefined => {
  const missing = [...expected.keys()].filter((name) => !got.has(name));
  const extra = [...got.keys()].filter((name) => !expected.has(name));
  const changed = [...expected].filter(([name, content]) => got.has(name) && got.get(name) !== content).map(([name]) => name);
  const parts = [['missing', missing], ['too many', extra], ['different', changed]] as const;
  const told = parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${names.length} ${what} (${some(names)})`);
  return told.length === 0 ? undefined : told.join('; ');
};
