import { pseudonymiser } from '@meervoud/acquisition';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import type { ZibRecord } from '@meervoud/zibs';
import type { FhirResource } from 'fhir/r4.js';

const source = 'ecd';

/** The pseudonym the engine knows a Patient by; the key is for tests. */
export const pseudonymOf = pseudonymiser(new Uint8Array(32).fill(3), source);

const context = { source, pseudonym: pseudonymOf };

/** What the R4 adapter makes of resources, without a network between; it has checked every record against its schema. */
export const recordsOf = (resources: readonly FhirResource[]): readonly ZibRecord[] =>
  resources.flatMap((resource) => {
    const classified = classify(resource as unknown as JsonObject, nlCoreR4, context);
    return classified.outcome === 'mapped' ? classified.records : [];
  });
