import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '@meervoud/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelFor } from '../src/recipients.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-recipients-'));
const file = join(folder, 'secret');
/** Gives a token for one secret only, and no receipt to anybody. */
const server = createServer((request, response) => {
  const given = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
  if (request.url !== '/token') return void response.writeHead(404).end();
  if (!given.endsWith(':new')) return void response.writeHead(401).end();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 60 }));
});
let url = '';
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a secret that was missing, or was replaced at the recipient, is read anew at the next try, without a restart', async () => {
  const open = channelFor({
    environment: {}, recipients: [{
      name: 'makelaar', profile: 'databroker-odb', channel: 'fhir-endpoint',
      config: { url: `${url}/fhir`, tokenUrl: `${url}/token`, clientId: 'linde', clientSecret: { file }, issuer: 'makelaar', recipientJwksUrl: `${url}/keys` },
    }],
  } as never);
  const sending = async (): Promise<string> => {
    try {
      const channel = await open({ key: { recipient: 'makelaar' } } as never);
      if ('isFetched' in channel) return 'fetched';
      await channel.send({ idempotencyKey: 'k', payload: new Uint8Array(), payloadHash: 'h', contentType: 'application/fhir+json', signature: 's' } as never, new AbortController().signal);
      return 'sent';
    } catch (thrown) {
      return codeOf(thrown);
    }
  };
  expect(await sending()).toBe('secret-missing');
  writeFileSync(file, 'old\n');
  expect(await sending()).toBe('recipient-refused-token');
  writeFileSync(file, 'new\n');
  // it has a token now, and comes as far as the address, where nobody takes a submission
  expect(await sending()).toBe('recipient-answer-unexpected');
});
