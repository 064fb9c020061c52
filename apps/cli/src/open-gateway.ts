import { createGateway } from '@meervoud/gateway';
import { systemClock } from '@meervoud/kernel';
import { jobs } from '@meervoud/task';
import type { House } from './house.ts';
import { openLog } from './log.ts';
import { publicKeys } from './secret.ts';

/** The gateway of this provider, ready to listen; the caller closes it. */
export const openGateway = async ({ config, store, queue }: Pick<House, 'config' | 'store' | 'queue'>): ReturnType<typeof createGateway> =>
  createGateway({
    store,
    organizations: [config.organization],
    accounts: config.gateway.tokens.map(({ name, sha256, role }) => ({
      id: name, organization: config.organization.id, roles: [role], tokenHash: `sha256:${sha256}`,
    })),
    log: openLog(config),
    clock: systemClock,
    publicJwks: await publicKeys(config.directory),
    boardQueues: config.gateway.queueBoard ? queue.boardQueues(jobs.map(({ name }) => name)) : undefined,
  });
