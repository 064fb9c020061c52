import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { type Clock, KnownError, type Logger, toMilliseconds } from '@meervoud/kernel';
import type { FhirTls } from '../fhir-source-config.ts';
import { type SecretReference, secretName } from '../secret.ts';

export interface TlsMaterialDeps {
  readonly tls: FhirTls;
  readonly secret: (reference: string) => Promise<string>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** For a secure context; PEM texts. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** One text for each list, because a secure context reads only the first of a text. */
  readonly crl?: string[];
}

/**
 * The certificates and lists of this source, fetched and tried. An authority of its own replaces those of the system, so
 * that a certificate by anyone else is refused. Throws `tls-material-wrong` or `client-certificate-expired` (halt).
 */
export const readTlsMaterial = async ({ tls, secret, clock, log }: TlsMaterialDeps): Promise<TlsMaterial> => {
  const fetched = async (reference: SecretReference | undefined): Promise<string | undefined> =>
    (reference === undefined ? undefined : secret(secretName(reference)));
  const [ca, cert, key] = [await fetched(tls.authority), await fetched(tls.certificate), await fetched(tls.privateKey)];
  const lists = await fetched(tls.revocationList);
  const material = {
    ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }),
    ...(lists === undefined ? {} : { crl: eachList(lists) }),
  };
  try {
    createSecureContext(material);
    if (ca !== undefined) new X509Certificate(ca);
    if (cert !== undefined) heedEnd(new X509Certificate(cert), toMilliseconds(clock.now()), log);
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    throw materialWrong();
  }
  return material;
};

const materialWrong = (): KnownError => new KnownError({
  code: 'tls-material-wrong', recovery: 'halt', message: 'A certificate, key or list in `tls` cannot be used.', at: 'tls',
  expected: 'PEM texts; the privateKey without password and belonging to the certificate',
});

const LIST_END = '-----END X509 CRL-----';

/** A text without any list would check nothing, and without a word. */
const eachList = (text: string): string[] => {
  const lists = text.split(LIST_END).slice(0, -1).map((list) => `${list.trim()}\n${LIST_END}\n`);
  if (lists.length === 0) throw materialWrong();
  return lists;
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
