import type { Adapter } from '../adapter.ts';
import type { FhirAdapter } from '../define-fhir-adapter.ts';
import type { TransportEffects } from '../transport/effects.ts';
import { BulkConfig } from './bulk-config.ts';
import { readBulkExport } from './read-export.ts';
import { readNdjsonFolder } from './read-ndjson-folder.ts';

export interface BulkAdapterSpec {
  readonly name: string;
  readonly version: string;
  /** Whose mappings are used, and so which FHIR version. */
  readonly base: Pick<FhirAdapter, 'mappings' | 'known' | 'provides'>;
}

/** An adapter that reads with the mappings of another, from FHIR Bulk Data. `effects` is for tests. */
export const defineBulkAdapter = ({ name, version, base: { mappings, known, provides } }: BulkAdapterSpec, effects?: TransportEffects): Adapter<BulkConfig> => ({
  name, version, provides,
  config: BulkConfig,
  read: (request) => {
    const { config } = request;
    return 'folder' in config ? readNdjsonFolder({ mappings, known }, { ...request, config }) : readBulkExport({ mappings, known }, { ...request, config }, effects);
  },
});
