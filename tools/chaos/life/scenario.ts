import { generatePopulation, type Population } from '@meervoud/synthetic';

export type Resource = Population['resources'][number];

/** What happens to the ECD between two rounds. */
export interface Change { readonly put: readonly Resource[]; readonly remove: readonly string[] }

/** A part of a life: the ECD changes, turns of schedules come, and people approve what follows. */
export interface Chapter {
  readonly change: Change;
  /** One after the other; the first chapter waits for no turn, because what is new begins at once. */
  readonly turns: readonly (readonly Turn[])[];
  readonly approvals: readonly string[];
  /** The recipient is away for so many requests. */
  readonly recipientAway: number;
}
export type Turn = 'readChanges' | 'readEverything' | 'reconcile' | 'retain';

export interface Scenario {
  readonly population: Population;
  /** What the ECD holds at first: two locations, a large and a small one. */
  readonly resources: readonly Resource[];
  readonly chapters: readonly Chapter[];
}

const LOCATIONS = ['de-linde', 'klein-elzenhof'];
/** Fixed, and later than any first read, so that a read of changes sees it and a clean run makes the same bytes. */
const CHANGED_AT = '2031-01-01T00:00:00.000Z';

const mentions = (resource: Resource, place: string): boolean => JSON.stringify(resource).includes(`"Location/${place}"`);
const subjectOf = (resource: Resource): string | undefined => (resource as { readonly subject?: { readonly reference?: string } }).subject?.reference;

/** A pressure ulcer of one client, recorded for another. */
const copied = (resource: Resource, client: string): Resource => ({
  ...resource, id: `${resource.id}-of-${client}`, subject: { reference: `Patient/${client}`, type: 'Patient' },
  meta: { ...resource.meta, lastUpdated: CHANGED_AT },
}) as Resource;

/** Three rounds with what lies between them: deliver, a correction that is overtaken before it leaves, and one that leaves. */
export const scenario = (): Scenario => {
  const population = generatePopulation({ seed: 20_261_122, reportingYear: 2023, clientsPerLocation: 20 });
  const stays = population.resources.filter((resource) => resource.resourceType === 'Encounter' && LOCATIONS.some((place) => mentions(resource, place)));
  const clients = new Set(stays.map(subjectOf));
  const places = new Set(population.organization.locations.filter(({ id }) => LOCATIONS.includes(id)).flatMap(({ id, wards }) => [id, ...wards]));
  // of whom, under whatever name the resource type has for it
  const clientOf = (resource: Resource): string | undefined =>
    (resource.resourceType === 'Patient' ? `Patient/${resource.id}` : /"reference":"(Patient\/[^"]+)"/.exec(JSON.stringify(resource))?.[1]);
  const placeOf = (resource: Resource): string | undefined =>
    (resource.resourceType === 'Location' ? resource.id : subjectOf(resource)?.replace('Location/', ''));
  const resources = population.resources.filter((resource) => {
    const client = clientOf(resource);
    return resource.resourceType === 'Organization' || (client === undefined ? places.has(placeOf(resource) ?? '') : clients.has(client));
  });
  const ulcers = resources.filter(({ id }) => id?.startsWith('ulcer-'));
  const others = [...clients].map((reference) => reference?.replace('Patient/', '') ?? '').toSorted();
  /** Every ulcer there is, recorded for these clients too. */
  const spread = (clients: readonly string[]): readonly Resource[] => clients.flatMap((client) => ulcers.map((ulcer) => copied(ulcer, client)));
  const none: Change = { put: [], remove: [] };
  return {
    population, resources,
    chapters: [
      { change: none, turns: [], approvals: ['anna', 'bram'], recipientAway: 1 },
      { change: { put: spread(others.slice(5, 8)), remove: [] }, turns: [['readChanges']], approvals: ['anna'], recipientAway: 0 },
      {
        change: { put: spread(others.slice(8, 11)), remove: ulcers.slice(0, 2).map(({ resourceType, id }) => `${resourceType}/${id}`) },
        turns: [['readEverything'], ['readEverything', 'reconcile', 'retain']], approvals: ['anna', 'bram'], recipientAway: 0,
      },
    ],
  };
};
