import fc from 'fast-check';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { Around } from './random-days.ts';
import { kindsAround, toResource } from './random-resources.ts';

/** A client as an ECD gives it in FHIR R4. */
export interface RandomClient {
  /** Id of the Patient. */
  readonly id: string;
  readonly resources: readonly FhirResource[];
  /** The same resources, with the Patient. */
  readonly bundle: Bundle;
}

export const toClient = (id: string, resources: readonly FhirResource[]): RandomClient => ({
  id, resources,
  bundle: {
    resourceType: 'Bundle', type: 'collection',
    entry: [{ resource: { resourceType: 'Patient', id } }, ...resources.map((resource) => ({ resource }))],
  },
});

/** So many clients, the same for the same seed. All their dates are whole days, so that CQL's comparisons are certain. */
export const randomClients = (around: Around, howMany: number, seed: number): readonly RandomClient[] => {
  const kinds = kindsAround(around).map(({ atLeast, atMost, draft }) =>
    fc.array(draft, { minLength: atLeast, maxLength: atMost, size: 'max' }));
  return fc.sample(fc.tuple(...kinds), { numRuns: howMany, seed }).map((groups, client) => {
    const id = `client-${client}`;
    return toClient(id, groups.flat().map((draft, index) => toResource(draft, `r-${client}-${index}`, id)));
  });
};
