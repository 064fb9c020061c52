import { KnownError } from '@meervoud/kernel';
import { transportError } from './errors.ts';

/** Node's and OpenSSL's names for a certificate that proves nothing, or a list of revoked ones that does. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERROR_IN_C|CRL_)/;
/** Both sides found no protocol or cipher, or the other side refused us or our certificate. */
const HANDSHAKE = /^ERR_SSL_(?:.*ALERT|.*HANDSHAKE|UNSUPPORTED_PROTOCOL|WRONG_VERSION|.*CERTIFICATE|NO_)/;

/**
 * Was this connection refused, so that trying again would not help? By us, in words of our own (F5), or by TLS (F28): looked for in
 * the causes of what fetch throws. Undefined for any other failure.
 */
export const connectionRefusal = (thrown: unknown, url: string): KnownError | undefined => {
  for (let [error, depth] = [thrown, 0]; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if (depth > 0 && error instanceof KnownError) return error;
    const code = 'code' in error ? String(error.code) : '';
    if (CERTIFICATE.test(code) || HANDSHAKE.test(code)) return transportError('tls-refused', url, 'There is no safe connection to be had with the source.');
  }
  return undefined;
};
