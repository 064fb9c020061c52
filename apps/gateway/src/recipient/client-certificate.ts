import { createHash, X509Certificate } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { KnownError } from '@meervoud/kernel';
import type { FastifyRequest } from 'fastify';

/** `x5t#S256` of RFC 8705: SHA-256 over the DER, base64url. */
export const thumbprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('base64url');

/** Addresses, each `10.0.0.4` or `10.0.0.0/24`. Throws a KnownError `proxy-address-wrong` (halt). */
const toBlockList = (addresses: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const given of addresses) {
    const [address = '', prefix] = given.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    try {
      if (prefix === undefined) list.addAddress(address, family);
      else list.addSubnet(address, Number(prefix), family);
    } catch (cause) {
      throw new KnownError({ code: 'proxy-address-wrong', recovery: 'halt', at: given, message: 'this is no address of a proxy', expected: 'an IP address, or a range such as 10.0.0.0/24', cause });
    }
  }
  return list;
};

const LONGEST = 16_384;

/** `:…:` with the DER in base64 (RFC 9440), or PEM, percent-encoded, as nginx writes it. */
const derOf = (header: string): Uint8Array | undefined => {
  if (header.length > LONGEST) return undefined;
  try {
    const [, base64] = /^:([A-Za-z0-9+/]+=*):$/.exec(header) ?? [];
    return new X509Certificate(base64 === undefined ? decodeURIComponent(header) : Buffer.from(base64, 'base64')).raw;
  } catch {
    return undefined;
  }
};

/**
 * Which certificate a request was made with, as its thumbprint: that of the TLS connection itself, or, from the address of a configured
 * proxy and from nobody else, the one that proxy saw and wrote in `header`. The holder of its key is proven by TLS; whose certificate it
 * is, by the thumbprint that was registered, so no authority is asked.
 */
export const openCertificates = ({ proxies, header }: { readonly proxies: readonly string[]; readonly header: string }) => {
  const trusted = toBlockList(proxies);
  return (request: FastifyRequest): string | undefined => {
    const { socket } = request.raw;
    if (socket instanceof TLSSocket) {
      const { raw } = socket.getPeerCertificate();
      if (raw !== undefined) return thumbprintOf(raw);
    }
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || !trusted.check(remoteAddress.replace(/^::ffff:/, ''), isIP(remoteAddress.replace(/^::ffff:/, '')) === 6 ? 'ipv6' : 'ipv4')) return undefined;
    const given = request.headers[header];
    const der = typeof given === 'string' ? derOf(given) : undefined;
    return der && thumbprintOf(der);
  };
};
