/** Node's and OpenSSL's names for a certificate that proves nothing. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERROR_IN_CERT|CRL_)/;
/** Both sides found no protocol or cipher, or the other side refused us or our certificate. */
const HANDSHAKE = /^ERR_SSL_(?:.*ALERT|.*HANDSHAKE|UNSUPPORTED_PROTOCOL|WRONG_VERSION|.*CERTIFICATE|NO_)/;

/** Did TLS refuse this connection (F28)? Looked for in the causes of what fetch throws. Trying again would not help. */
export const isTlsFailure = (thrown: unknown): boolean => {
  for (let [error, depth] = [thrown, 0]; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    const code = 'code' in error ? String(error.code) : '';
    if (CERTIFICATE.test(code) || HANDSHAKE.test(code)) return true;
  }
  return false;
};
