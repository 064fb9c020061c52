import { type Adapter, type BulkConfig, defineBulkAdapter, type FhirAdapter, type TransportEffects } from '@meervoud/adapter-sdk';

export interface BulkNdjsonSpec {
  /** Name on the shelf. */
  readonly name: string;
  /** The adapter whose mappings read the resources, such as nl-core-r4. */
  readonly base: FhirAdapter;
}

/**
 * FHIR Bulk Data: `$export` against a server, or NDJSON files in a folder, read as `base` reads its pages. Its version names
 * both, because a change of either may change records. `effects` is for tests.
 */
export const bulkNdjson = ({ name, base }: BulkNdjsonSpec, effects?: TransportEffects): Adapter<BulkConfig> =>
  defineBulkAdapter({ name, version: `0.1.0+${base.name}-${base.version}`, base }, effects);
