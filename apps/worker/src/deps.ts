import type { Adapter } from '@meervoud/adapter-sdk';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import type { Clock } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';

/** A source as the provider configured it, its configuration already checked by its adapter. */
export interface SourceBinding {
  readonly name: string;
  readonly adapter: Adapter<unknown>;
  readonly config: unknown;
}

/** What the jobs of the worker need; passed in, so that nothing is read from the environment here. */
export interface WorkerDeps {
  readonly store: Store;
  readonly sources: readonly SourceBinding[];
  /** 32 bytes; the provider holds it apart from the data. */
  readonly pseudonymKey: Uint8Array;
  readonly secret: (reference: string) => Promise<string>;
  /** The set for a reporting year; throws where there is none. */
  readonly setFor: (set: string, reportingYear: number) => IndicatorSet;
  /** How much of a small group a published text may show (R10). */
  readonly disclosure: ExchangeProfile['disclosure'];
  readonly clock: Clock;
}
