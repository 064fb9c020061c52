import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Just enough DER for the certificates that a test wants wrong in one way. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const bits = (value: Uint8Array): Buffer => der(0x03, Buffer.from([0]), value);
const name = (common: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(common)))));
const time = (day: string): Buffer => der(0x17, Buffer.from(`${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}000000Z`));
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));

export interface Certificate { readonly pem: string; readonly keyPem: string; readonly common: string; readonly key: KeyObject; readonly serial: number }
export interface Wanted {
  readonly common: string;
  /** Absent: signs itself. */
  readonly by?: Certificate;
  readonly authority?: boolean;
  /** An IPv4 address or a DNS name. */
  readonly host?: string;
  readonly from?: string;
  readonly until?: string;
}

let lastSerial = 1;

const toPem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;

/** An X.509 certificate, made on the spot with a fresh P-256 key. */
export const certificate = ({ common, by, authority = false, host, from = '2020-01-01', until = '2049-01-01' }: Wanted): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const alternative = host === undefined ? [] : [sequence(oid('551d11'), der(0x04, sequence(
    /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  )))];
  const basic = authority ? [sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, sequence(der(0x01, Buffer.from([0xff])))))] : [];
  const extensions = [...alternative, ...basic];
  const serial = (lastSerial += 1);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([serial])), ECDSA_SHA256, name(by?.common ?? common),
    sequence(time(from), time(until)), name(common), publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [der(0xa3, sequence(...extensions))]),
  );
  const signed = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, by?.key ?? privateKey)));
  return { pem: toPem('CERTIFICATE', signed), keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), common, key: privateKey, serial };
};

/** A list of revoked certificates (CRL, version 2) by this authority. */
export const revocationList = (by: Certificate, revoked: readonly Certificate[], until = '2049-01-01'): string => {
  const entries = revoked.map(({ serial }) => sequence(der(0x02, Buffer.from([serial])), time('2020-06-01')));
  const body = sequence(
    der(0x02, Buffer.from([1])), ECDSA_SHA256, name(by.common), time('2020-01-01'), time(until), ...(entries.length === 0 ? [] : [sequence(...entries)]),
  );
  return toPem('X509 CRL', sequence(body, ECDSA_SHA256, bits(sign('sha256', body, by.key))));
};
