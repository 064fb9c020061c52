import { Receipt, SubmissionStatus } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import type { House } from '../house.ts';
import { openGateway } from '../open-gateway.ts';

const SubmissionOverApi = z.object({ id: z.string(), revision: z.number(), status: SubmissionStatus, receipt: Receipt.optional() });
export type SubmissionOverApi = z.infer<typeof SubmissionOverApi>;

/** Asks the gateway over HTTP what became of a submission, as anyone with a token would. */
export const statusOverApi = async (house: House, id: string, token: string): Promise<SubmissionOverApi> => {
  const gateway = await openGateway(house);
  try {
    const address = await gateway.listen({ host: house.config.gateway.host, port: 0 });
    const response = await fetch(`${address}/v1/submissions/${id}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) {
      throw new KnownError({ code: 'gateway-refused', recovery: 'halt', message: `The gateway answered ${response.status}.`, at: '/v1/submissions' });
    }
    return SubmissionOverApi.parse(await response.json());
  } finally {
    await gateway.close();
  }
};
