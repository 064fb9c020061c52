import { type CalendarDate, earliest, type Instant, latest, type PartialDate, toMilliseconds } from '@meervoud/kernel';
import type { SubjectPseudonym } from '@meervoud/zibs';
import type { FhirPeriod, FhirReference } from '../fhir/elements.ts';
import { dayOf } from '../fhir/fhir-date.ts';
import type { JsonObject } from '../fhir/json.ts';
import { resolveReference } from '../fhir/reference.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { containedIn, type Joined } from './join.ts';
import { hasModifiers } from './modifiers.ts';
import { Unusable } from './unusable.ts';

/** What every mapper may ask, beside its resource. Nothing here reaches out: mapping is pure. */
export interface MapContext {
  readonly source: string;
  /** Base of the source; references under it are its own. Absent when reading files. */
  readonly baseUrl?: string | undefined;
  readonly pseudonym: (patientId: string) => SubjectPseudonym;
  /** Resources that mappings join (`ZibMapping.joins`), read before. Absent: none is at hand. */
  readonly joined?: Joined | undefined;
}

export interface Note { readonly code: RejectionCode; readonly path: string }
export interface DateSpan { readonly start: PartialDate | undefined; readonly end: PartialDate | undefined }

/** The reading of one resource: helps a mapper with what needs context, and keeps its findings. */
export interface Reading {
  /** `meta.lastUpdated` as a day in the Netherlands. */
  readonly lastUpdatedDay: CalendarDate | undefined;
  /** The client. Rejects as `subject-missing` or `unresolvable-reference`. */
  subject(reference: FhirReference | undefined, path: string): SubjectPseudonym;
  /** The bare id of a resource of this type in the source, or undefined when there is no reference at all. */
  idOf(type: string, reference: FhirReference | undefined, path: string): string | undefined;
  /**
   * What this refers to, contained or read beside it; for references that the mapping declares as its `joins`. What cannot be read, or has
   * a modifier extension, is a finding and undefined: never a reason to drop the resource, nor to take it for something it may not be.
   */
  joined(reference: FhirReference | undefined, path: string): JsonObject | undefined;
  /** Rejects `entered-in-error`, and as `status-excludes` every status that is not in `accepted`. */
  status(status: string, accepted: readonly string[], path?: string): void;
  /** Both ends of a period; an end before the start is a finding. */
  period(period: FhirPeriod, path: string): DateSpan;
  finding(code: RejectionCode, path: string): void;
}

/** A class, because one is made for every resource. */
export class ResourceReading implements Reading {
  readonly findings: Note[] = [];
  readonly #context: MapContext;
  readonly #resource: JsonObject;
  readonly #lastUpdated: Instant | undefined;

  constructor(context: MapContext, resource: JsonObject, lastUpdated: Instant | undefined) {
    this.#context = context;
    this.#resource = resource;
    this.#lastUpdated = lastUpdated;
  }

  get lastUpdatedDay(): CalendarDate | undefined {
    return this.#lastUpdated === undefined ? undefined : dayOf(toMilliseconds(this.#lastUpdated));
  }

  idOf(type: string, reference: FhirReference | undefined, path: string): string | undefined {
    if (reference === undefined) return undefined;
    const resolved = resolveReference(reference.reference ?? '', this.#context.baseUrl);
    if (resolved?.type !== type) throw new Unusable('unresolvable-reference', path);
    return resolved.id;
  }

  joined(reference: FhirReference | undefined, path: string): JsonObject | undefined {
    const text = reference?.reference;
    if (text === undefined) return undefined;
    const found = text.startsWith('#') ? containedIn(this.#resource, text.slice(1)) : this.#elsewhere(text);
    if (found === undefined || hasModifiers(found)) {
      this.finding(found === undefined ? 'referred-not-read' : 'unknown-modifier-extension', path);
      return undefined;
    }
    return found;
  }

  #elsewhere(text: string): JsonObject | undefined {
    const resolved = resolveReference(text, this.#context.baseUrl);
    return resolved === undefined ? undefined : this.#context.joined?.(resolved);
  }

  subject(reference: FhirReference | undefined, path: string): SubjectPseudonym {
    const id = this.idOf('Patient', reference, path);
    if (id === undefined) throw new Unusable('subject-missing', path);
    return this.#context.pseudonym(id);
  }

  status(status: string, accepted: readonly string[], path = 'status'): void {
    if (status === 'entered-in-error') throw new Unusable('entered-in-error', path);
    if (!accepted.includes(status)) throw new Unusable('status-excludes', path);
  }

  period(period: FhirPeriod, path: string): DateSpan {
    const { start, end } = period ?? {};
    if (start !== undefined && end !== undefined && latest(end) < earliest(start)) this.finding('period-reversed', path);
    return { start, end };
  }

  finding(code: RejectionCode, path: string): void {
    this.findings.push({ code, path });
  }
}
