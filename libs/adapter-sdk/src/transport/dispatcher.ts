import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { type Clock, KnownError, type Logger, toMilliseconds } from '@meervoud/kernel';
import { Agent } from 'undici';
import type { FhirLimits, FhirTls } from '../fhir-source-config.ts';
import { type SecretReference, secretName } from '../secret.ts';

export interface DispatcherDeps {
  readonly tls: FhirTls;
  readonly limits: FhirLimits;
  readonly secret: (reference: string) => Promise<string>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The sockets of one source. Opened at first use, because certificates are secrets that must be fetched. */
export interface SourceDispatcher {
  get(): Promise<Agent>;
  close(): Promise<void>;
}

/**
 * An agent with the certificates of this source. An authority of its own replaces those of the system, so that a
 * certificate by anyone else is refused. Throws `tls-material-wrong` or `client-certificate-expired` (halt).
 */
export const openDispatcher = (deps: DispatcherDeps): SourceDispatcher => {
  let opening: Promise<Agent> | undefined;
  return {
    get: () => (opening ??= open(deps)),
    close: async () => { await (await opening?.catch(() => undefined))?.destroy(); },
  };
};

const open = async ({ tls, limits, secret, clock, log }: DispatcherDeps): Promise<Agent> => {
  const fetched = async (reference: SecretReference | undefined): Promise<string | undefined> =>
    (reference === undefined ? undefined : secret(secretName(reference)));
  const [ca, cert, key] = [await fetched(tls.authority), await fetched(tls.certificate), await fetched(tls.privateKey)];
  const material = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) };
  try {
    createSecureContext(material);
    if (ca !== undefined) new X509Certificate(ca);
    if (cert !== undefined) heedEnd(new X509Certificate(cert), toMilliseconds(clock.now()), log);
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    throw new KnownError({
      code: 'tls-material-wrong', recovery: 'halt', message: 'A certificate or key in `tls` cannot be used.', at: 'tls',
      expected: 'PEM texts; the privateKey without password and belonging to the certificate',
    });
  }
  return new Agent({
    connect: { timeout: limits.connectMilliseconds, minVersion: 'TLSv1.2', ...material },
    headersTimeout: limits.idleMilliseconds, bodyTimeout: limits.idleMilliseconds,
  });
};

const DAY_MS = 86_400_000;

/** Alarms 60, 30 and 7 days ahead: a new client certificate takes weeks to get. */
const heedEnd = ({ validTo }: X509Certificate, now: number, log: Logger): void => {
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  if (days < 0) {
    throw new KnownError({
      code: 'client-certificate-expired', recovery: 'halt', message: 'Our client certificate has expired.', at: 'tls.certificate', expected: 'a certificate that is valid today',
    });
  }
  if (days <= 7) log.error('the client certificate ends within a week', { code: 'client-certificate-ends', count: days });
  else if (days <= 60) log.warn(`the client certificate ends within ${days <= 30 ? 30 : 60} days`, { code: 'client-certificate-ends', count: days });
};
