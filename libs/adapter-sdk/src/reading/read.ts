import { setImmediate } from 'node:timers/promises';
import type { ZibName } from '@meervoud/zibs';
import type { ReadRequest, SourceEvent } from '../adapter.ts';
import type { FhirSourceConfig } from '../fhir-source-config.ts';
import type { Classification } from '../mapping/classify.ts';
import { toCapabilities } from '../transport/capabilities.ts';
import type { TransportEffects } from '../transport/effects.ts';
import { transportError } from '../transport/errors.ts';
import { type FhirSource, openFhirSource } from '../transport/fhir-source.ts';
import { withCensus } from './census.ts';
import { openSearch, type Step } from './carry-out.ts';
import { eventsOf } from './events.ts';
import { type JoinedPage, openJoins } from './joins.ts';
import { readMerges, survivorOf } from './merges.ts';
import { type PlannedSearch, searchesOf } from './plan.ts';
import { openProgress } from './progress.ts';
import { sideBySide } from './side-by-side.ts';

export interface FhirReading extends Classification {
  readonly fhirVersion: '3.0.2' | '4.0.1';
}

/**
 * Reads every search of the wanted zibs to its end, and gives events page by page, each page with its checkpoint. How a
 * search is carried out follows what the server offers and what it turns out to honour.
 */
export const readFhirSource = (
  reading: FhirReading, request: ReadRequest<FhirSourceConfig>, effects?: TransportEffects,
): AsyncIterable<SourceEvent> => {
  const { census } = request.config;
  const counts = census !== undefined && request.changesSince === undefined && request.zibs.includes('Stay');
  return counts ? withCensus(readAll(reading, request, effects, 'Stay'), census) : readAll(reading, request, effects);
};

type PageStep = Extract<Step, { readonly type: 'page' }>;

/** After so many, the sockets have their turn: the next page is asked for, and comes in, while this one is mapped. */
const EVENTS_IN_A_ROW = 16;

/** `again`: a zib that is read from its beginning also when a read is resumed, because it is counted. */
async function* readAll(
  reading: FhirReading, request: ReadRequest<FhirSourceConfig>, effects?: TransportEffects, again?: ZibName,
): AsyncGenerator<SourceEvent> {
  const { config, zibs, source, secret, log } = request;
  // searches are under way beside the one that is read: when the reader goes, they go
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const wanted = new Set(zibs);
  const plan = searchesOf(reading.mappings, wanted);
  const progress = openProgress(request, plan.filter((search) => again !== undefined && search.zibs.has(again)));
  const checkpoint = (): SourceEvent => ({ type: 'checkpoint', cursor: progress.cursor(), zibsComplete: completeOf(zibs, plan, progress.isDone) });
  const server = openFhirSource({ config, secret, log, signal, ...(effects === undefined ? {} : { effects }) });
  try {
    const open = plan.filter(({ text }) => !progress.isDone(text));
    if (open.length > 0) {
      const capabilities = config.ignoreCapabilities ? toCapabilities(undefined) : await server.capabilities();
      requireVersion(capabilities.fhirVersion, reading.fhirVersion, config.baseUrl);
      const pseudonym = await pseudonymOf(request, server);
      const context = { source, baseUrl: config.baseUrl, pseudonym };
      const join = openJoins({ mappings: reading.mappings, wanted, server, baseUrl: config.baseUrl, log });
      const ignoring = new Set<string>();
      const steps = sideBySide({
        searches: open, atOnce: config.limits.searchesAtOnce,
        isDone: ({ text }) => progress.isDone(text),
        open: (search) => openSearch({ search, capabilities, server, progress, log }),
        finish: (search, whole) => { for (const text of textsDone(search, whole, plan)) progress.finish(text); },
      });
      for await (const { search, step } of steps) {
        if (step.type === 'ignored') {
          yield { type: 'finding', origin: { source, reference: `${search.type}/?` }, code: 'filter-ignored', path: `${search.type}.${step.parameter}` };
          continue;
        }
        const along = await join(step.page);
        if (!ignoring.has(search.text) && ignoresIncludes(step, along)) {
          ignoring.add(search.text);
          yield { type: 'finding', origin: { source, reference: `${search.type}/?` }, code: 'include-ignored', path: `${search.type}._include` };
        }
        let given = 0;
        for (const event of eventsOf(step.page, along, reading, context, wanted, progress)) {
          yield event;
          given += 1;
          if (given % EVENTS_IN_A_ROW === 0) await setImmediate();
        }
        yield checkpoint();
        for (const type of typesOf(search)) {
          if (plan.every((other) => !typesOf(other).includes(type) || progress.isDone(other.text))) progress.newest.forget(type);
        }
      }
    }
    // Nothing was left to read, or nothing was asked: say what is complete all the same.
    yield checkpoint();
  } finally {
    stop.abort(new Error('the reader stopped'));
    await server.close();
  }
}

const completeOf = (zibs: readonly ZibName[], plan: readonly PlannedSearch[], isDone: (text: string) => boolean): readonly ZibName[] =>
  zibs.filter((zib) => plan.every((search) => !search.zibs.has(zib) || isDone(search.text)));

/** The types that a search may give. */
const typesOf = ({ type, joins }: PlannedSearch): readonly string[] => [type, ...joins.map(({ resourceType }) => resourceType)];

/** What was asked to be sent along exists, and none of it came. */
const ignoresIncludes = ({ includes, page: { resources } }: PageStep, { referred, apart }: JoinedPage): boolean =>
  includes.length > 0 && apart.length > 0 && !resources.some(({ resourceType, id }) => referred.has(`${String(resourceType)}/${String(id)}`));

/** Whoever read a whole type has answered every search of it. */
const textsDone = (search: PlannedSearch, whole: boolean, plan: readonly PlannedSearch[]): readonly string[] =>
  (whole ? plan.filter(({ type }) => type === search.type).map(({ text }) => text) : [search.text]);

const pseudonymOf = async ({ config, pseudonym }: ReadRequest<FhirSourceConfig>, server: FhirSource): Promise<ReadRequest<unknown>['pseudonym']> => {
  if (!config.followMerges) return pseudonym;
  const merges = await readMerges(server, config.baseUrl);
  return (id) => pseudonym(survivorOf(merges, id));
};

/** Only a version that the server states counts; 4.0.0 and 4.0.1 are one, and so are 3.0.1 and 3.0.2. */
const requireVersion = (stated: string | undefined, wanted: string, url: string): void => {
  const [family, version] = [wanted.slice(0, 3), /^\d+\.\d+/.exec(stated ?? '')?.[0]];
  if (version === undefined || version === family) return;
  throw transportError('fhir-version-wrong', url, `The source speaks FHIR ${version}, and this adapter reads FHIR ${family}.`);
};
