import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';
import { KnownError } from '@meervoud/kernel';

/** All addresses of a host name, as `lookup` of `node:dns/promises` gives them. */
export type Lookup = (hostname: string, options: LookupAllOptions) => Promise<readonly LookupAddress[]>;

/** No source lives there: this network, link-local (metadata services of clouds among them), multicast, broadcast (RFC 6890). */
const NOWHERE = ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255/32', '::/128', 'fe80::/10', 'ff00::/8'];
/** Metadata services that have an address elsewhere: of AWS over IPv6, of Alibaba Cloud. */
const METADATA = ['fd00:ec2::254/128', '100.100.100.200/32'];
/** Loopback, private (RFC 1918), shared by a carrier (RFC 6598), unique local (RFC 4193) and its forerunner site-local. */
const IN_THE_HOUSE = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '::1/128', 'fc00::/7', 'fec0::/10'];

/** IPv4 ranges count in their IPv6 forms too: mapped ones, which BlockList knows by itself, and those behind NAT64 (RFC 6052). */
const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', length] = range.split('/');
    const bits = Number(length);
    list.addSubnet(net, bits, isIPv4(net) ? 'ipv4' : 'ipv6');
    if (isIPv4(net)) list.addSubnet(`64:ff9b::${net}`, 96 + bits, 'ipv6');
  }
  return list;
};

const holds = (list: BlockList, address: string): boolean => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

export interface AddressGuard {
  /** For a host that is an address itself, which is never looked up: why it is refused, or undefined. */
  refusal(host: string): KnownError | undefined;
  /** For the `lookup` of a socket: fails with `address-refused`, before there is any connection. */
  readonly lookup: LookupFunction;
}

/**
 * F5, DNS rebinding: keeps to what a host name meant at first. Where no source lives is always refused; a name that was
 * public at first may not mean an address in the house later, as long as this guard lives. A name that has an address in
 * the house from the start, as an ECD there has, keeps that right. One wrong address refuses the whole answer. Throws
 * `address-refused` (halt).
 */
export const openAddressGuard = (resolve: Lookup): AddressGuard => {
  const [never, inTheHouse] = [listOf([...NOWHERE, ...METADATA]), listOf(IN_THE_HOUSE)];
  const wasPublic = new Map<string, boolean>();

  const refusalOf = (host: string, addresses: readonly string[]): KnownError | undefined => {
    if (addresses.some((address) => holds(never, address))) return refused(host, 'The name of the source leads to an address where no source can be.');
    const isPublic = !addresses.some((address) => holds(inTheHouse, address));
    const stays = isPublic || wasPublic.get(host) !== true;
    if (!wasPublic.has(host)) wasPublic.set(host, isPublic);
    return stays ? undefined : refused(host, 'The name of the source led to a public address at first, and now leads into the house.');
  };
  const resolveSafely = async (hostname: string, options: LookupAllOptions): Promise<readonly LookupAddress[]> => {
    const found = await resolve(hostname, options);
    const refusal = refusalOf(hostname, found.map(({ address }) => address));
    if (refusal !== undefined) throw refusal;
    return found;
  };

  return {
    refusal: (host) => (isIP(host) === 0 ? undefined : refusalOf(host, [host])),
    lookup: (hostname, options, callback) => {
      resolveSafely(hostname, { ...options, all: true }).then((found) => {
        const [first] = found;
        if (options.all === true || first === undefined) callback(null, [...found]);
        else callback(null, first.address, first.family);
      }, (thrown: Error) => callback(thrown, []));
    },
  };
};

const refused = (host: string, message: string): KnownError => new KnownError({
  code: 'address-refused', recovery: 'halt', at: host, message,
  expected: 'a public address, or from the start one of your own network; never one that is link-local, multicast or 0.0.0.0',
});
