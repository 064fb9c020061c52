import { type Adapter, type Classification, classify, isObject, type JsonObject, type ReadRequest, type SourceEvent } from '@meervoud/adapter-sdk';
import type { ZibName } from '@meervoud/zibs';
import { z } from 'zod';
import type { Serve } from '../../src/index.ts';

export const MemoryConfig = z.strictObject({
  resources: z.array(z.custom<JsonObject>(isObject)).describe('What the source holds.'),
  pageSize: z.int().positive().describe('Resources to a page.'),
});
export type MemoryConfig = z.infer<typeof MemoryConfig>;

/** A source without a server: fifty adapters can be tried in a minute. */
export const serveMemory = ({ mappings }: Classification): Serve => {
  const types = new Set(mappings.map(({ resourceType }) => resourceType));
  return async ({ resources, pageSize }) => ({
    config: { resources, pageSize },
    sent: resources.filter(({ resourceType, id }) => types.has(String(resourceType)) && typeof id === 'string').map(({ resourceType, id }) => `${resourceType}/${id}`),
    close: async () => {},
  });
};

/** Resource types in a fixed order, page by page; a cursor is the number of pages that are done. */
export const memoryAdapter = ({ mappings, known }: Classification): Adapter<MemoryConfig> => ({
  name: 'in-memory', version: '1.0.0', config: MemoryConfig, provides: [...new Set(mappings.map(({ zib }) => zib))],
  async *read(request: ReadRequest<MemoryConfig>): AsyncGenerator<SourceEvent> {
    const { config, zibs, signal, source, pseudonym } = request;
    const typesOf = (zib: ZibName): readonly string[] => mappings.filter((mapping) => mapping.zib === zib).map(({ resourceType }) => resourceType);
    const pages = [...new Set(zibs.flatMap(typesOf))].flatMap((type) => pagesOf(config.resources.filter(({ resourceType }) => resourceType === type), config.pageSize).map((resources) => ({ type, resources })));
    const checkpoint = (done: number): SourceEvent => {
      const open = new Set(pages.slice(done).map(({ type }) => type));
      return { type: 'checkpoint', cursor: String(done), zibsComplete: zibs.filter((zib) => !typesOf(zib).some((type) => open.has(type))) };
    };
    const toEvents = remembered((resource) => eventsOf(resource, { mappings, known }, zibs, { source, pseudonym }), pseudonym, zibs);
    const start = Number(request.after ?? 0);
    for (let page = start; page < pages.length; page += 1) {
      signal.throwIfAborted();
      for (const resource of pages[page]!.resources) yield* toEvents(resource);
      yield checkpoint(page + 1);
    }
    signal.throwIfAborted();
    if (start >= pages.length) yield checkpoint(pages.length);
  },
});

/** Mapping is pure and a resource never changes, so what was mapped once for the same request need not be mapped again. */
const memory = new WeakMap<object, WeakMap<JsonObject, Map<string, readonly SourceEvent[]>>>();
const remembered = (map: (resource: JsonObject) => readonly SourceEvent[], pseudonym: object, zibs: readonly ZibName[]) => {
  const ofRequest = memory.get(pseudonym) ?? new WeakMap<JsonObject, Map<string, readonly SourceEvent[]>>();
  memory.set(pseudonym, ofRequest);
  const key = zibs.join();
  return (resource: JsonObject): readonly SourceEvent[] => {
    const known = ofRequest.get(resource) ?? new Map<string, readonly SourceEvent[]>();
    ofRequest.set(resource, known);
    const events = known.get(key) ?? map(resource);
    known.set(key, events);
    return events;
  };
};

const pagesOf = (resources: readonly JsonObject[], size: number): readonly (readonly JsonObject[])[] =>
  Array.from({ length: Math.ceil(resources.length / size) }, (_, page) => resources.slice(page * size, (page + 1) * size));

/** What one resource becomes, as the toolkit does it. */
export const eventsOf = (
  resource: unknown, classification: Classification, zibs: readonly ZibName[], context: Parameters<typeof classify>[2],
): readonly SourceEvent[] => {
  if (!isObject(resource)) return [];
  const classified = classify(resource, classification, context);
  const { origin } = classified;
  if (classified.outcome !== 'mapped' || !zibs.includes(classified.zib)) return [{ type: 'rejected', origin, code: 'not-needed', path: 'resourceType' }];
  const { records, rejected, findings, zib } = classified;
  return [
    ...records.map((record) => ({ type: 'record', record }) as const),
    ...rejected.map((note) => ({ type: 'rejected', origin, zib, ...note }) as const),
    ...findings.map((note) => ({ type: 'finding', origin, ...note }) as const),
  ];
};
