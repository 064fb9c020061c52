import type { ReadRequest } from '@meervoud/adapter-sdk';

/** Texts of no real person: wherever one turns up outside the adapter, something leaks. */
export const canaries = { bsn: '999990019', client: 'client-Zonneveldt-1', text: 'mevrouw Zonneveldt' } as const;

export const originOf = ({ source }: ReadRequest<unknown>, reference: string) => ({ source, reference });

/** A record with which nothing is wrong. */
export const good = (request: ReadRequest<unknown>, id: string) => ({
  zib: 'Stay', id, origin: originOf(request, `X/${id}`), subject: request.pseudonym('client-1'), location: 'de-linde', start: '2024-01-01',
});
