import { createGateway } from '@meervoud/gateway';
import { KnownError, systemClock } from '@meervoud/kernel';
import { jobs } from '@meervoud/task';
import type { House } from './house.ts';
import { keyElsewhere } from './keys.ts';
import { openLog } from './log.ts';
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
    recipientApi: recipientApiOf(config, signing),
    tls: tlsOf(config),
    contact: config.gateway.contact && { name: config.organization.name, ...config.gateway.contact },
    boardQueues: config.gateway.queueBoard ? queue.boardQueues(jobs.map(({ name }) => name)) : undefined,
  });
};

/** The gateway, listening where the configuration says. Throws `port-taken` (halt) besides. */
export const serveGateway = async (house: House): Promise<{ readonly address: string; close(): Promise<void> }> => {
  const gateway = await openGateway(house);
  const { host, port } = house.config.gateway;
  try {
    return { address: await gateway.listen({ host, port }), close: () => gateway.close() };
  } catch (thrown) {
    await gateway.close();
    if ((thrown as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw thrown;
    throw new KnownError({
      code: 'port-taken', recovery: 'halt', at: `${host}:${port}`, cause: thrown,
      message: 'Another program listens on this port.', expected: 'another `gateway.port` in meervoud.json, or that program stopped',
    });
  }
};
