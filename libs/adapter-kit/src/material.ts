import type { JsonObject } from '@meervoud/adapter-sdk';
import { generatePopulation, type Population, toStu3 } from '@meervoud/synthetic';
import type { Settings } from './options.ts';
import { identifiersIn } from './identifiers-in.ts';
import { readRecordings } from './serve/recordings.ts';
import type { Serve } from './serve/served.ts';
import { serveOf } from './serve/ways-to-serve.ts';

/** What an adapter is tried on. */
export interface Material {
  readonly kind: 'population' | 'recordings' | 'endpoint';
  readonly serve: Serve;
  /** What the source holds, one item for each reporting year; of recordings there is one. `population` holds the same in R4. */
  readonly years: readonly { readonly resources: readonly JsonObject[]; readonly population?: Population }[];
  /** Texts about a person, and client numbers as they stand in references: may be found nowhere outside the source. */
  readonly canaries: readonly string[];
  /** How long one read may take. */
  readonly patienceMilliseconds: number;
  /** This source cannot be asked for smaller pages. */
  readonly fixedPages?: boolean;
}

/** Longer than any read of the kit's own clients takes: an adapter that hangs then fails the check and not the machine. */
const PATIENCE_MS = 60_000;

/** Throws `recordings-missing` (halt) for a folder without recordings. */
export const gatherMaterial = async (settings: Settings): Promise<Material> => {
  if (settings.recordings !== undefined) {
    const resources = await readRecordings(settings.recordings);
    return { kind: 'recordings', serve: serveOf(settings), years: [{ resources }], canaries: identifiersIn(resources), patienceMilliseconds: PATIENCE_MS };
  }
  const { seed, reportingYears, clientsPerLocation, fhirVersion } = settings;
  const years = reportingYears.map((reportingYear) => {
    const population = generatePopulation({ seed, reportingYear, clientsPerLocation });
    const { resources } = fhirVersion === '3.0.2' ? toStu3(population) : population;
    return { population, resources: resources as unknown as readonly JsonObject[] };
  });
  return {
    kind: 'population', serve: serveOf(settings), years, patienceMilliseconds: PATIENCE_MS,
    canaries: [...new Set(years.flatMap(({ population, resources }) => [...population.canaries, ...identifiersIn(resources)]))],
  };
};
