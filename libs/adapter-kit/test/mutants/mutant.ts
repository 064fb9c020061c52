import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import type { Adapter, Classification, JsonObject, ReadRequest, SourceEvent } from '@meervoud/adapter-sdk';
import type { ZibRecord } from '@meervoud/zibs';
import type { CheckId, KitOptions } from '../../src/index.ts';
import { memoryAdapter, type MemoryConfig, serveMemory } from './memory-adapter.ts';

/** An adapter broken on purpose in one way, and the one check that must notice. */
export interface Mutant {
  readonly name: string;
  readonly meantFor: CheckId;
  readonly adapter: Adapter<never>;
  readonly options: KitOptions;
}

/** Read literally by the FHIR mappings of the shelf: good by their own tests. */
export const good: Classification = { mappings: nlCoreR4.mappings, known: nlCoreR4.known };
/** Enough of them to compute something, for where every read goes over HTTP. */
export const few: Classification = {
  known: good.known,
  mappings: good.mappings.filter(({ zib }) => ['HealthcareProvider', 'Stay', 'WlzIndicatie', 'PressureUlcer'].includes(zib)),
};
export const inMemory: KitOptions = { serve: serveMemory(good), reportingYears: [2023] };
export const goodAdapter = memoryAdapter(good);

export const mutant = <Config>(name: string, meantFor: CheckId, adapter: Adapter<Config>, options: KitOptions = inMemory): Mutant =>
  ({ name, meantFor, adapter: { ...adapter, name } as unknown as Adapter<never>, options });

/** Sees every resource otherwise than it is. */
export const misread = (name: string, see: (resource: JsonObject) => JsonObject, meantFor: CheckId = 'values-as-predicted'): Mutant =>
  mutant(name, meantFor, {
    ...goodAdapter,
    read: (request) => goodAdapter.read({ ...request, config: { ...request.config, resources: request.config.resources.map(once(see)) } }),
  });

/** The same resource gives the same object, so that the good adapter need not map it again. */
const once = (see: (resource: JsonObject) => JsonObject): typeof see => {
  const seen = seenBy.get(see) ?? new WeakMap<JsonObject, JsonObject>();
  seenBy.set(see, seen);
  return (resource) => {
    const known = seen.get(resource) ?? see(resource);
    seen.set(resource, known);
    return known;
  };
};
const seenBy = new WeakMap<object, WeakMap<JsonObject, JsonObject>>();

/** Writes records otherwise than they should be. */
export const miswritten = (name: string, write: (record: ZibRecord) => object, meantFor: CheckId = 'values-as-predicted'): Mutant =>
  retold(name, meantFor, async function* (events) {
    for await (const event of events) yield event.type === 'record' ? { type: 'record', record: write(event.record) as ZibRecord } : event;
  });

type Retell = (events: AsyncIterable<SourceEvent>, request: ReadRequest<MemoryConfig>) => AsyncIterable<SourceEvent>;

/** Tells something else than what it read. */
export const retold = (name: string, meantFor: CheckId, retell: Retell): Mutant =>
  mutant(name, meantFor, { ...goodAdapter, read: (request) => retell(goodAdapter.read(request), request) });

/** Hears something else than what it was asked. */
export const misheard = (name: string, meantFor: CheckId, hear: (request: ReadRequest<MemoryConfig>) => ReadRequest<MemoryConfig>): Mutant =>
  mutant(name, meantFor, { ...goodAdapter, read: (request) => goodAdapter.read(hear(request)) });
