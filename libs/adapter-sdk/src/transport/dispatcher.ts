import { lookup as systemLookup } from 'node:dns/promises';
import { Agent, buildConnector } from 'undici';
import type { FhirLimits } from '../fhir-source-config.ts';
import { type Lookup, openAddressGuard } from './address-guard.ts';
import { readTlsMaterial, type TlsMaterialDeps } from './tls-material.ts';

export interface DispatcherDeps extends TlsMaterialDeps {
  readonly limits: FhirLimits;
  /** Absent: that of the system. */
  readonly lookup?: Lookup | undefined;
}

/** The sockets of one source. Opened at first use, because certificates are secrets that must be fetched. */
export interface SourceDispatcher {
  get(): Promise<Agent>;
  close(): Promise<void>;
}

/**
 * An agent with the certificates of this source, that connects to no address where a source cannot be (F5). Throws
 * `tls-material-wrong` or `client-certificate-expired` (halt); its requests fail with `address-refused` as the cause.
 */
export const openDispatcher = (deps: DispatcherDeps): SourceDispatcher => {
  let opening: Promise<Agent> | undefined;
  return {
    get: () => (opening ??= open(deps)),
    close: async () => { await (await opening?.catch(() => undefined))?.destroy(); },
  };
};

const open = async (deps: DispatcherDeps): Promise<Agent> => {
  const { limits, lookup = systemLookup } = deps;
  const guard = openAddressGuard(lookup);
  const connect = buildConnector({
    timeout: limits.connectMilliseconds, minVersion: 'TLSv1.2', lookup: guard.lookup, ...await readTlsMaterial(deps),
  });
  return new Agent({
    // a socket looks up names only, so an address is judged here
    connect: (options, callback) => {
      const refusal = guard.refusal(options.hostname);
      if (refusal === undefined) connect(options, callback);
      else callback(refusal, null);
    },
    headersTimeout: limits.idleMilliseconds, bodyTimeout: limits.idleMilliseconds,
  });
};
