import type { ZibName } from '@meervoud/zibs';
import type { Adapter } from './adapter.ts';
import { FhirSourceConfig } from './fhir-source-config.ts';
import type { KnownZib } from './mapping/classify.ts';
import type { ZibMapping } from './mapping/mapping.ts';
import { readFhirSource } from './reading/read.ts';
import type { TransportEffects } from './transport/effects.ts';

export interface FhirAdapterSpec {
  readonly name: string;
  readonly version: string;
  readonly fhirVersion: '3.0.2' | '4.0.1';
  /** What becomes records; the first mapping that recognises a resource takes it. */
  readonly mappings: readonly ZibMapping[];
  /** What is known and not needed, most telling first; only for naming. */
  readonly known?: readonly KnownZib[];
}

export interface FhirAdapter extends Adapter<FhirSourceConfig>, Required<Pick<FhirAdapterSpec, 'fhirVersion' | 'mappings' | 'known'>> {}

/** An adapter from its mappings alone: the toolkit does the rest. `effects` is for tests. */
export const defineFhirAdapter = (spec: FhirAdapterSpec, effects?: TransportEffects): FhirAdapter => {
  const { name, version, fhirVersion, mappings, known = [] } = spec;
  const provides: readonly ZibName[] = [...new Set(mappings.map(({ zib }) => zib))];
  return {
    name, version, fhirVersion, mappings, known, provides,
    config: FhirSourceConfig,
    read: (request) => readFhirSource({ mappings, known, fhirVersion }, request, effects),
  };
};
