import type { X509Certificate } from 'node:crypto';
import { type ClientRequest, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { TLSSocket } from 'node:tls';

/** Our side of a connection, as PEM texts. */
export interface TlsSide { readonly ca?: string; readonly cert?: string; readonly key?: string }

/** Somewhere a run has to reach. */
export interface Endpoint {
  /** `source ecd`, `recipient gegevensmakelaar`. */
  readonly about: string;
  readonly kind: 'source' | 'recipient';
  readonly url: string;
  readonly tls: TlsSide;
}

/** What one request told; `failure` is the code of the connection (`ECONNREFUSED`, `CERT_HAS_EXPIRED`). */
export type Probe =
  | { readonly reached: true; readonly status: number; readonly date?: number; readonly certificate?: X509Certificate; readonly milliseconds: number }
  | { readonly reached: false; readonly failure: string };

const LIMIT = 5_000;

const ask = ({ url, tls }: Endpoint): ClientRequest => {
  const options = { method: 'GET', timeout: LIMIT, headers: { accept: 'application/fhir+json, application/json' } };
  return new URL(url).protocol === 'https:' ? secure(url, { ...options, ...tls, agent: false }) : plain(url, { ...options, agent: false });
};

/** Asks once, follows nothing, reads no answer; a certificate that is not trusted is never overlooked. */
export const probe = (endpoint: Endpoint): Promise<Probe> => new Promise((resolve) => {
  const started = performance.now();
  const fail = (failure: string): void => resolve({ reached: false, failure });
  try {
    const request = ask(endpoint);
    request.on('response', (response) => {
      const date = Date.parse(response.headers.date ?? '');
      const certificate = (response.socket as Partial<TLSSocket>).getPeerX509Certificate?.();
      resolve({
        reached: true, status: response.statusCode ?? 0, milliseconds: performance.now() - started,
        ...(Number.isNaN(date) ? {} : { date }), ...(certificate === undefined ? {} : { certificate }),
      });
      response.destroy();
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })));
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'no answer'));
    request.end();
  } catch (error) {
    fail((error as NodeJS.ErrnoException).code ?? 'ERR_INVALID_URL');
  }
});

/** The connection was refused because of a certificate, not because nobody is there. */
export const isAboutCertificates = (failure: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL)|EPROTO/.test(failure);
