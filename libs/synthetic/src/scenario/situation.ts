import type { Bilingual, CalendarDate } from '@meervoud/kernel';
import type { FhirResource } from 'fhir/r4.js';
import type { Chart } from '../resources/chart.ts';
import type { Answer, Course } from './course.ts';

/** Type and id of a resource, as in `Condition/ulcer-0042-1`. */
export interface ResourceKey {
  readonly resourceType: FhirResource['resourceType'];
  readonly id: string;
}

export const keyOf = ({ resourceType, id }: FhirResource): ResourceKey => ({ resourceType, id: id ?? '' });

/** One thing about one client or ward: what the ECD holds, and what the scenario means by it. */
export interface Fact<State = Answer> {
  readonly resources: readonly FhirResource[];
  readonly means: Course<State>;
  /** What a later synchronization finds changed, and what it means then. */
  readonly later?: {
    readonly put?: readonly FhirResource[];
    readonly remove?: readonly ResourceKey[];
    readonly means: Course<State>;
  };
}

/** A bed: the location, and the ward in it. */
export interface Place {
  readonly location: string;
  readonly ward: string;
}

/** The days and places a situation is drawn around. */
export interface Scene {
  readonly reportingYear: number;
  /** Reference date (peildatum) of the location. */
  readonly referenceDate: CalendarDate;
  /** Day on which the late resources arrive. */
  readonly laterOn: CalendarDate;
  /** The location gives treatment (verblijf met behandeling). */
  readonly withTreatment: boolean;
  readonly here: Place;
  /** A bed at another location. */
  readonly elsewhere: Place;
}

/** A case worth having, by name: writes the resources of one client (or ward) and says what they mean. */
export interface Situation<State = Answer> {
  readonly name: string;
  readonly write: (chart: Chart, scene: Scene) => Fact<State>;
  /** What the docs tell about the client who is in this situation. */
  readonly persona?: Bilingual;
}

export const situation = <State = Answer>(
  name: string, write: Situation<State>['write'], persona?: Bilingual,
): Situation<State> => (persona ? { name, write, persona } : { name, write });

/** Situations of one subject, by what they may do to the figures of a location. */
export interface Shelf<State = Answer> {
  /** What most clients have; drawn at random. */
  readonly ordinary: (chart: Chart, scene: Scene) => Fact<State>;
  /** Special cases with a certain answer, dealt over the locations. */
  readonly certain: readonly Situation<State>[];
  /** Special cases with an unknown answer, dealt so that some locations have too many of them. */
  readonly doubtful: readonly Situation<State>[];
}
