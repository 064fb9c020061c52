import type { Classification } from '@meervoud/adapter-sdk';
import type { CheckId } from './check-id.ts';
import type { Serve, ServeName } from './serve/served.ts';

/** A check that the adapter cannot pass yet, and why. It stands in the passport; once the check passes, the suite fails. */
export interface Bypass { readonly check: CheckId; readonly reason: string }

/** What may be said about a check run; everything has a default. */
export interface KitOptions {
  /** FHIR version in which the population is served; default what the adapter says of itself, or 4.0.1. */
  readonly fhirVersion?: '3.0.2' | '4.0.1';
  readonly bypass?: readonly Bypass[];
  /** Of the synthetic population; default 20230228. */
  readonly seed?: number;
  /** Years whose values are predicted; default 2022 and 2023. The checks without values use the last one. */
  readonly reportingYears?: readonly number[];
  /** Size of the population, default 40: with fewer not every special case occurs. */
  readonly clientsPerLocation?: number;
  /** How the population reaches the adapter: in one of the kit's own ways, or in yours. Default `fhir`: over HTTP, by the sandbox. */
  readonly serve?: ServeName | Serve;
  /**
   * A folder with recorded answers, for a vendor without a test server: `Condition.json`, `Condition-2.json`, ... are
   * the pages of a search. Takes the place of the population, so that nothing can be predicted.
   */
  readonly recordings?: string;
  /** Mappings that give the zibs this adapter does not provide, so that its part of a value can be predicted all the same. */
  readonly complement?: Classification;
}

/** Options with their defaults filled in. */
export interface Settings extends KitOptions {
  readonly fhirVersion: '3.0.2' | '4.0.1';
  readonly bypass: readonly Bypass[];
  readonly seed: number;
  readonly reportingYears: readonly number[];
  readonly clientsPerLocation: number;
}

export const settingsOf = (adapter: object, options: KitOptions): Settings => {
  const own = 'fhirVersion' in adapter && adapter.fhirVersion === '3.0.2' ? '3.0.2' : '4.0.1';
  return { fhirVersion: own, bypass: [], seed: 20_230_228, reportingYears: [2022, 2023], clientsPerLocation: 40, ...options };
};
