import type { ZibName } from '@meervoud/zibs';
import type { Adapter } from '../adapter.ts';
import type { FhirAdapter } from '../define-fhir-adapter.ts';
import type { Classification } from '../mapping/classify.ts';
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
  const { known } = base;
  const joined = new Set(base.mappings.filter(({ joins }) => joins.length > 0).map(({ zib }) => zib));
  const mappings = base.mappings.filter(({ zib }) => !joined.has(zib));
  return bulkAdapter(name, version, { mappings, known }, base.provides.filter((zib) => !joined.has(zib)), effects);
};

const bulkAdapter = (
  name: string, version: string, { mappings, known }: Classification, provides: readonly ZibName[], effects: TransportEffects | undefined,
): Adapter<BulkConfig> => ({
  name, version, provides,
  config: BulkConfig,
  read: (request) => {
    const { config } = request;
    return 'folder' in config ? readNdjsonFolder({ mappings, known }, { ...request, config }) : readBulkExport({ mappings, known }, { ...request, config }, effects);
  },
});
