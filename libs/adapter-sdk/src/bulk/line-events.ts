import type { Origin, ZibName } from '@meervoud/zibs';
import type { SourceEvent } from '../adapter.ts';
import { isObject, type JsonObject, parseJson } from '../fhir/json.ts';
import { type Classification, classify } from '../mapping/classify.ts';
import { isPerson } from '../mapping/map-resource.ts';
import type { MapContext } from '../mapping/reading.ts';
import { eventsOfOne, notNeeded } from '../reading/events.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { deletedBy } from '../transport/bundle.ts';
import type { BulkLimits } from './bulk-config.ts';
import { bulkError } from './bulk-errors.ts';
import { passOver } from './pass-over.ts';
import type { Line } from './split-lines.ts';

export interface LineReading extends Classification {
  readonly context: MapContext;
  readonly wanted: ReadonlySet<ZibName>;
  readonly jsonDepth: number;
  /** Where a line came from that its text tells to hold nothing wanted. */
  readonly passedOver: (line: string) => Origin | undefined;
}

export const lineReading = (
  classification: Classification, context: MapContext, zibs: readonly ZibName[], { jsonDepth }: Pick<BulkLimits, 'jsonDepth'>,
): LineReading => {
  const wanted = new Set(zibs);
  return { ...classification, context, wanted, jsonDepth, passedOver: passOver(classification.mappings.filter(({ zib }) => wanted.has(zib)), context.source) };
};

/** What a file holds: resources, Bundles of what was deleted, or OperationOutcomes of what went wrong. */
export type FileKind = 'output' | 'deleted' | 'error';

/** The events of one line. `name` tells which file, without its URL: that may hold a secret. Throws `not-ndjson` when the first line is no JSON. */
export function* lineEvents({ number, bytes }: Line, name: string, kind: FileKind, reading: LineReading): Generator<SourceEvent> {
  const origin: Origin = { source: reading.context.source, reference: `${name}#${number}` };
  const text = bytes === undefined ? undefined : textOf(bytes);
  const passed = kind !== 'output' || text === undefined ? undefined : reading.passedOver(text);
  if (passed !== undefined) return yield notNeeded(passed);
  const parsed = bytes === undefined ? { problem: 'too-large' as const } : text === undefined ? { problem: 'malformed-utf8' as const } : parseLine(text, reading.jsonDepth);
  if ('problem' in parsed) {
    // a login page, or a file cut in the middle of a line, is not a file with one wrong resource
    if (number === 1 && parsed.problem === 'malformed-json') throw bulkError('not-ndjson', name, 'The first line is no JSON.');
    yield { type: 'rejected', origin, code: parsed.problem, path: '' };
  } else if (kind === 'deleted') yield* goneEvents(parsed.value, origin);
  else if (kind === 'error' || parsed.value['resourceType'] === 'OperationOutcome') yield* errorEvents(parsed.value, origin);
  else yield* eventsOfOne(classify(parsed.value, reading, reading.context), reading.wanted);
}

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parseLine = (text: string, jsonDepth: number): { readonly value: JsonObject } | { readonly problem: RejectionCode } => {
  const parsed = parseJson(text, jsonDepth);
  if ('problem' in parsed) return parsed;
  const { value } = parsed;
  return isObject(value) && typeof value['resourceType'] === 'string' ? { value } : { problem: 'not-a-resource' };
};

function* goneEvents(bundle: JsonObject, origin: Origin): Generator<SourceEvent> {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const references = entries.map((entry) => (isObject(entry) ? deletedBy(entry) : undefined));
  for (const reference of references) {
    if (reference !== undefined && !isPerson(reference.slice(0, reference.indexOf('/')))) yield { type: 'gone', reference };
  }
  if (references.length === 0 || references.includes(undefined)) yield { type: 'rejected', origin, code: 'malformed-resource', path: 'Bundle.entry' };
}

/** What the server could not export, counted; its words may be about a client and are not repeated. */
function* errorEvents(outcome: JsonObject, origin: Origin): Generator<SourceEvent> {
  const issues = Array.isArray(outcome['issue']) ? outcome['issue'].filter(isObject) : [];
  const isTold = issues.length > 0 && issues.every(({ severity }) => severity === 'information');
  if (!isTold) yield { type: 'rejected', origin, code: 'export-error', path: 'OperationOutcome.issue' };
}
