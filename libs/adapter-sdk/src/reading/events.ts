import type { Origin, ZibName } from '@meervoud/zibs';
import type { SourceEvent } from '../adapter.ts';
import { type Classification, type Classified, classify } from '../mapping/classify.ts';
import { isPerson, originOf } from '../mapping/map-resource.ts';
import type { MapContext } from '../mapping/reading.ts';
import type { Page } from '../transport/bundle.ts';
import type { JoinedPage } from './joins.ts';
import type { ReadProgress } from './progress.ts';

/** What a page says, resource by resource; of what came before, only newer versions. What is joined speaks through what refers to it. */
export function* eventsOf(
  { resources, gone }: Page, { joined, referred, apart }: JoinedPage, classification: Classification, context: MapContext, wanted: ReadonlySet<ZibName>,
  progress: ReadProgress,
): Generator<SourceEvent> {
  for (const resource of progress.newest.among([...resources, ...apart])) {
    const origin = originOf(resource, context.source);
    if (referred.has(origin.reference)) {
      yield { type: 'rejected', origin, code: 'read-with-another', path: typeOf(origin) };
      continue;
    }
    progress.note(resource);
    yield* eventsOfOne(classify(resource, classification, { ...context, joined }), wanted);
  }
  // No record points at a person, so there is nothing to take back.
  for (const reference of gone) if (!isPerson(reference.slice(0, reference.indexOf('/')))) yield { type: 'gone', reference };
}

const typeOf = ({ reference }: Origin): string => reference.slice(0, reference.indexOf('/'));

/** Seen, and nothing wanted is in it. */
export const notNeeded = (origin: Origin): SourceEvent => ({ type: 'rejected', origin, code: 'not-needed', path: typeOf(origin) });

/** What one resource comes to. */
export function* eventsOfOne(classified: Classified, wanted: ReadonlySet<ZibName>): Generator<SourceEvent> {
  const { origin } = classified;
  if (classified.outcome !== 'mapped' || !wanted.has(classified.zib)) {
    yield classified.outcome === 'unrecognised' ? { type: 'rejected', origin, code: 'unrecognised', path: typeOf(origin) } : notNeeded(origin);
    return;
  }
  const { zib, records, rejected, findings } = classified;
  for (const record of records) yield { type: 'record', record };
  for (const { code, path } of rejected) yield { type: 'rejected', origin, code, path, zib };
  for (const { code, path } of findings) yield { type: 'finding', origin, code, path };
}
