import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { hashOfBytes } from '@meervoud/kernel';

/** One submission as it reached the recipient, whatever became of it. */
export interface Seen { readonly key: string; readonly payloadHash: string; readonly status: number }

export interface RecipientWitness {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Stands before a recipient, passes everything on as it came, and writes down what was submitted under which key. */
export const startRecipientWitness = async (recipient: string): Promise<RecipientWitness> => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length'].includes(name)));
      const answer = await fetch(`${recipient}${request.url}`, { method: request.method ?? 'GET', headers: headers as Record<string, string>, ...(body.length > 0 && { body }) });
      const key = request.headers['idempotency-key'];
      if (typeof key === 'string') seen.push({ key, payloadHash: hashOfBytes(body), status: answer.status });
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }).end(text);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen,
    close: async () => { server.closeAllConnections(); server.close(); },
  };
};
