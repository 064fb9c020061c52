import type { JsonObject } from '@meervoud/adapter-sdk';

/** What is to be served. */
export interface ServeRequest {
  readonly resources: readonly JsonObject[];
  readonly fhirVersion: '3.0.2' | '4.0.1';
  /** The most resources on a page, where there are pages. */
  readonly pageSize: number;
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
}

export type Served = ServedOverHttp | ServedDirectly;
/** Makes resources readable for an adapter. Called for every variation of the population, one after the other. */
export type Serve = (request: ServeRequest) => Promise<Served>;
