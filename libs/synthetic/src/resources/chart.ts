import { type CalendarDate, Instant } from '@meervoud/kernel';
import type { FhirResource, Meta, Reference } from 'fhir/r4.js';
import type { Random } from '../scenario/random.ts';

/** The file of one client or ward in the ECD: hands out ids, references and time stamps. */
export interface Chart {
  /** Technical id: of the Patient, or of the ward's Location. */
  readonly id: string;
  /** As the ECD refers to it, with the client's name in it, as real ones do. */
  readonly subject: Reference;
  readonly random: Random;
  /** The next id for such a resource: `ulcer-0042-1`. */
  next(kind: string): string;
  /** First version, recorded by day on that date. Dutch and UTC days agree. */
  meta(recorded: CalendarDate, profile?: string): Meta;
}

const officeHour = (random: Random, day: CalendarDate): Instant => {
  const [hour, minute, second] = [random.int(7, 16), random.int(0, 59), random.int(0, 59)];
  return Instant.parse(`${day}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}.000Z`);
};

export const openChart = (id: string, subject: Reference, random: Random): Chart => {
  const handedOut = new Map<string, number>();
  const number = id.replace(/^c-/, '');
  return {
    id,
    subject,
    random,
    next: (kind) => {
      const count = (handedOut.get(kind) ?? 0) + 1;
      handedOut.set(kind, count);
      return `${kind}-${number}-${count}`;
    },
    meta: (recorded, profile) => ({
      versionId: '1',
      lastUpdated: officeHour(random, recorded),
      ...(profile === undefined ? {} : { profile: [profile] }),
    }),
  };
};

/** The next version of a resource, as it arrives with a later synchronization. */
export const amend = <Resource extends FhirResource>(
  { random }: Chart, resource: Resource, on: CalendarDate, change: Partial<Resource>,
): Resource => {
  const versionId = String(Number(resource.meta?.versionId ?? 1) + 1);
  return { ...resource, ...change, meta: { ...resource.meta, versionId, lastUpdated: officeHour(random, on) } };
};
