import type { ZibName } from '@meervoud/zibs';
import type { SourceEvent } from '../adapter.ts';
import { type Classification, type Classified, classify } from '../mapping/classify.ts';
import { isPerson } from '../mapping/map-resource.ts';
import type { MapContext } from '../mapping/reading.ts';
import type { Page } from '../transport/bundle.ts';
import type { ReadProgress } from './progress.ts';

/** What a page says, resource by resource; of what came before, only newer versions. */
export function* eventsOf(
  { resources, gone }: Page, classification: Classification, context: MapContext, wanted: ReadonlySet<ZibName>, progress: ReadProgress,
): Generator<SourceEvent> {
  for (const resource of progress.newest.among(resources)) {
    progress.note(resource);
    yield* eventsOfOne(classify(resource, classification, context), wanted);
  }
  // No record points at a person, so there is nothing to take back.
  for (const reference of gone) if (!isPerson(reference.slice(0, reference.indexOf('/')))) yield { type: 'gone', reference };
}

/** What one resource comes to. */
export function* eventsOfOne(classified: Classified, wanted: ReadonlySet<ZibName>): Generator<SourceEvent> {
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
