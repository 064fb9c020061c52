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

/**
 * An adapter that reads with the mappings of another, from FHIR Bulk Data. It reads line by line and keeps none, so a zib that is told by
 * two resources together (`joins`) it does not provide, rather than with half of what it means. `effects` is for tests.
 */
export const defineBulkAdapter = ({ name, version, base }: BulkAdapterSpec, effects?: TransportEffects): Adapter<BulkConfig> => {
  const joined = new Set(base.mappings.filter(({ joins }) => joins.length > 0).map(({ zib }) => zib));
  const classification = { mappings: base.mappings.filter(({ zib }) => !joined.has(zib)), known: base.known };
  return {
    name, version, config: BulkConfig,
    provides: base.provides.filter((zib) => !joined.has(zib)),
    read: (request) => {
      const { config } = request;
      return 'folder' in config ? readNdjsonFolder(classification, { ...request, config }) : readBulkExport(classification, { ...request, config }, effects);
    },
  };
};
