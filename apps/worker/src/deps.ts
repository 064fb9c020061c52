import type { Adapter } from '@meervoud/adapter-sdk';
import type { ReportingOrganization } from '@meervoud/delivery';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { Campaign, IndicatorSet } from '@meervoud/indicator';
import type { Clock } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { AlarmLimits, Retention } from '@meervoud/upkeep';
import type { ZibName } from '@meervoud/zibs';
import type { JSONWebKeySet } from 'jose';

/** A source as the provider configured it, its configuration already checked by its adapter. Their order is their precedence. */
export interface SourceBinding {
  readonly name: string;
  readonly adapter: Adapter<unknown>;
  readonly config: unknown;
  /** What is read from it: all that its adapter provides, or what the provider named. */
  readonly zibs: readonly ZibName[];
  /** Client domain: sources of one domain give one patient id the same pseudonym. */
  readonly clients: string;
  /** Compact JWS that the conformance kit made for this version of the adapter. */
  readonly passport?: string;
}

/** Which passports count, and whether a source may be read without one. */
export interface PassportPolicy {
  readonly required: boolean;
  /** Public keys of those whose passports we trust. */
  readonly trusted: JSONWebKeySet;
}

/** How an organization runs its worker: whom it serves, by which clock, and what is kept or worth an alarm. */
export interface Operation {
  readonly organization: ReportingOrganization;
  readonly campaigns: readonly Campaign[];
  readonly recipients: readonly { readonly name: string; readonly profile: ExchangeProfile }[];
  /** IANA name. */
  readonly timeZone: string;
  readonly retention: Retention;
  readonly alarms: AlarmLimits;
}

/** What the jobs of the worker need; passed in, so that nothing is read from the environment here. */
export interface WorkerDeps {
  readonly store: Store;
  readonly sources: readonly SourceBinding[];
  /** 32 bytes; the provider holds it apart from the data. Undefined: this worker reads no source, and derives what others read. */
  readonly pseudonymKey: Uint8Array | undefined;
  readonly secret: (reference: string) => Promise<string>;
  /** The set for a reporting year; throws where there is none. */
  readonly setFor: (set: string, reportingYear: number) => IndicatorSet;
  /** How much of a small group a published text may show (R10). */
  readonly disclosure: ExchangeProfile['disclosure'];
  readonly clock: Clock;
  readonly operation: Operation;
  /** Default: no passport is required, and the lack of one is logged. */
  readonly passports?: PassportPolicy;
}
