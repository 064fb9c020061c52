import type { ZibName } from '@meervoud/zibs';
import type { ReadRequest, SourceEvent } from './adapter.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { FhirSourceConfig } from './fhir-source-config.ts';
import { type Classification, type Classified, classify } from './mapping/classify.ts';
import { Newest } from './newest.ts';
import type { TransportEffects } from './transport/effects.ts';
import { openFhirSource } from './transport/fhir-source.ts';

/** Reads every search of the wanted zibs to its end, and gives events page by page, each page with its checkpoint. */
export async function* readFhirSource(
  classification: Classification, request: ReadRequest<FhirSourceConfig>, effects?: TransportEffects,
): AsyncGenerator<SourceEvent> {
  const { config, zibs, source, pseudonym, secret, log, signal } = request;
  const wanted = new Set(zibs);
  const plan = searchesOf(classification, wanted);
  const done = fromCursor(request.after);
  const complete = (): readonly ZibName[] => zibs.filter((zib) => plan.every((search) => !search.zibs.has(zib) || done.has(search.text)));
  const newest = new Newest();
  const server = openFhirSource({ config, secret, log, signal, ...(effects === undefined ? {} : { effects }) });
  try {
    for (const { text } of plan.filter((search) => !done.has(search.text))) {
      for await (const page of server.search(text)) {
        for (const resource of newest.among(page.resources)) {
          yield* eventsOf(classify(resource, classification, { source, baseUrl: config.baseUrl, pseudonym }), wanted);
        }
        if (page.next === undefined) done.add(text);
        yield { type: 'checkpoint', cursor: toCursor(done), zibsComplete: complete() };
      }
    }
    // Nothing was left to read, or nothing was asked: say what is complete all the same.
    yield { type: 'checkpoint', cursor: toCursor(done), zibsComplete: complete() };
  } finally {
    await server.close();
  }
}

interface PlannedSearch { readonly text: string; readonly zibs: ReadonlySet<ZibName> }

/**
 * Each search once, with the zibs that need it. Here the CapabilityStatement will come in: a search the server
 * does not offer is replaced by a wider one, and {@link classify} sorts out what it returns.
 */
const searchesOf = ({ mappings }: Classification, wanted: ReadonlySet<ZibName>): readonly PlannedSearch[] => {
  const plan = new Map<string, Set<ZibName>>();
  for (const { zib, search } of mappings) {
    if (!wanted.has(zib)) continue;
    for (const text of search) plan.set(text, (plan.get(text) ?? new Set()).add(zib));
  }
  return [...plan].map(([text, zibs]) => ({ text, zibs }));
};

function* eventsOf(classified: Classified, wanted: ReadonlySet<ZibName>): Generator<SourceEvent> {
  const { origin } = classified;
  if (classified.outcome !== 'mapped' || !wanted.has(classified.zib)) {
    const code = classified.outcome === 'unrecognised' ? 'unrecognised' : 'not-needed';
    yield { type: 'rejected', origin, code, path: origin.reference.slice(0, origin.reference.indexOf('/')) };
    return;
  }
  const { zib, records, rejected, findings } = classified;
  for (const record of records) yield { type: 'record', record };
  for (const { code, path } of rejected) yield { type: 'rejected', origin, code, path, zib };
  for (const { code, path } of findings) yield { type: 'finding', origin, code, path };
}
