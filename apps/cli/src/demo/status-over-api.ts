import { createGateway } from '@meervoud/gateway';
import { Submission } from '@meervoud/exchange';
import { KnownError, systemClock } from '@meervoud/kernel';
import type { House } from '../house.ts';
import { openLog } from '../log.ts';
import { publicKeys } from '../secret.ts';

/** Asks the gateway over HTTP what became of a submission, as anyone with a token would. */
export const statusOverApi = async ({ config, store }: House, id: string, token: string): Promise<Submission> => {
  const gateway = await createGateway({
    store, organization: config.organization.id, tokens: config.gateway.tokens, clock: systemClock,
    log: openLog(config), publicJwks: await publicKeys(config.directory),
  });
  try {
    const address = await gateway.listen({ host: config.gateway.host, port: 0 });
    const response = await fetch(`${address}/v1/submissions/${id}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) {
      throw new KnownError({ code: 'gateway-refused', recovery: 'halt', message: `The gateway answered ${response.status}.`, at: `${address}/v1/submissions/${id}` });
    }
    return Submission.strip().parse(await response.json());
  } finally {
    await gateway.close();
  }
};
