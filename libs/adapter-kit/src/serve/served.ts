import type { JsonObject } from '@meervoud/adapter-sdk';
import type { ZibName } from '@meervoud/zibs';

/** What is to be served. */
export interface ServeRequest {
  readonly resources: readonly JsonObject[];
  readonly fhirVersion: '3.0.2' | '4.0.1';
  /** The most resources on a page, or in a file, where there are any. */
  readonly pageSize: number;
  /** What the adapter says it gives: a folder holds the spreadsheets of these. */
  readonly zibs: readonly ZibName[];
}

interface Closable {
  /** Resolves the secrets that the configuration refers to. */
  readonly secret?: (reference: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A server; the kit puts a witness between it and the adapter. */
export interface ServedOverHttp extends Closable {
  readonly baseUrl: string;
  /** The adapter's configuration for this server, were it at `baseUrl`. Goes through the adapter's own schema. */
  readonly configAt: (baseUrl: string) => unknown;
}

/** Anything else: files, memory. What needs a server to be checked then is not applicable. */
export interface ServedDirectly extends Closable {
  readonly config: unknown;
  /** `Condition/ulcer-1` of each resource that the adapter gets to see, so that none can vanish unnoticed. */
  readonly sent?: readonly string[];
  /**
   * Where a reference is a place (`verblijven.csv#12`): what lies there, by its reference. Then the same things in another
   * order can be told to be the same.
   */
  readonly atPlace?: ReadonlyMap<string, string>;
  /** Texts by which this source names clients, beside those in the population: may be found nowhere outside it. */
  readonly canaries?: readonly string[];
  /** How things can be wrong in this kind of source. Absent: spoilt resources are served like any other. */
  readonly spoilt?: Spoilt;
}

export interface Spoilt {
  /** Configuration for the same source with, beside what is good, what is spoilt: of that nothing may become a record. */
  readonly among: (resources: readonly JsonObject[]) => Promise<unknown>;
  /** By what is wrong, configuration for a source that is broken as a whole: it must be refused with a KnownError. */
  readonly broken: Readonly<Record<string, () => Promise<unknown>>>;
}

export type Served = ServedOverHttp | ServedDirectly;
/** Makes resources readable for an adapter. Called for every variation of the population, one after the other. */
export type Serve = (request: ServeRequest) => Promise<Served>;

/** How the kit itself can serve its clients: to adapters that read what the shelf of Meervoud reads. */
export type ServeName = 'fhir' | 'bulk-export' | 'ndjson-folder' | 'spreadsheets';
