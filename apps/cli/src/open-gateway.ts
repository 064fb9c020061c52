import { createGateway } from '@meervoud/gateway';
import { KnownError, systemClock } from '@meervoud/kernel';
import { jobs } from '@meervoud/task';
import type { House } from './house.ts';
import { keyElsewhere } from './keys.ts';
import { openLog } from './log.ts';
import { publicFileForms } from './public-file-forms.ts';
import { recipientApiOf, tlsOf } from './recipient-clients.ts';
import { toPublicKeys } from './secret.ts';

/** The gateway of this provider, ready to listen; the caller closes it. Throws `key-elsewhere`, and `configuration-wrong` for its files (halt). */
export const openGateway = async ({ config, store, queue, signing }: Pick<House, 'config' | 'store' | 'queue' | 'signing'>): ReturnType<typeof createGateway> => {
  if (signing === undefined) throw keyElsewhere('signing');
  return createGateway({
    store,
    organizations: [config.organization],
    accounts: config.gateway.tokens.map(({ name, sha256, role }) => ({
      id: name, organization: config.organization.id, roles: [role], tokenHash: `sha256:${sha256}`,
    })),
    log: openLog(config),
    clock: systemClock,
    publicJwks: toPublicKeys(signing),
    recipientApi: recipientApiOf(config, signing, publicFileForms({ store, config })),
    tls: tlsOf(config),
    contact: config.gateway.contact && { name: config.organization.name, ...config.gateway.contact },
    boardQueues: config.gateway.queueBoard ? queue.boardQueues(jobs.map(({ name }) => name)) : undefined,
  });
};

const notHere = (thrown: unknown, at: string): unknown => {
  const code = String((thrown as NodeJS.ErrnoException).code);
  if (code === 'EADDRINUSE') {
    return new KnownError({
      code: 'port-taken', recovery: 'halt', at, cause: thrown,
      message: 'Another program listens on this port.', expected: 'another `gateway.port` in meervoud.json, or that program stopped',
    });
  }
  if (!['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT'].includes(code)) return thrown;
  return new KnownError({
    code: 'gateway-address-unusable', recovery: 'halt', at, cause: thrown,
    message: `The gateway cannot listen at this address (${code}).`, expected: 'an address of this machine in `gateway.host`, and a port above 1023 in `gateway.port`',
  });
};

/** The gateway, listening where the configuration says until it is disposed of. Throws `port-taken` and `gateway-address-unusable` (halt) besides. */
export const serveGateway = async (house: House): Promise<AsyncDisposable & { readonly address: string }> => {
  const gateway = await openGateway(house);
  const { host, port } = house.config.gateway;
  try {
    return { address: await gateway.listen({ host, port }), [Symbol.asyncDispose]: () => gateway.close() };
  } catch (thrown) {
    await gateway.close();
    throw notHere(thrown, `${host}:${port}`);
  }
};
