import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ContentHash, hashOfBytes } from '@meervoud/kernel';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

const claimsFor = (idempotencyKey: string, payloadHash: string) =>
  ({ iss: 'broker', receiptId: `r-${payloadHash.slice(-8)}`, idempotencyKey, payloadHash, status: 'accepted', at: '2024-03-01T09:30:00.000Z' });

/** A recipient over real HTTP, as the sandbox broker behaves, with a handler tests may replace. */
export const openRecipient = async () => {
  const arrivals: { idempotencyKey: string; payloadHash: ContentHash; headers: IncomingMessage['headers'] }[] = [];
  const receipts = new Map<string, string>();
  const tokens: string[] = [];
  let key: { privateKey: CryptoKey; jwk: JWK };
  const rotate = async (kid: string): Promise<void> => {
    const pair = await generateKeyPair('ES256');
    key = { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' } };
  };
  await rotate('1');
  const sign = (claims: object): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', kid: key.jwk.kid! }).sign(key.privateKey);
  const answer = (response: ServerResponse, status: number, type: string, body: string, headers = {}): void => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };

  const state = {
    arrivals, tokens, rotate, sign, answer, claimsFor,
    secret: 'secret', expiresIn: 300, keyFetches: 0,
    /** Instead of a receipt. */
    onSubmission: undefined as ((response: ServerResponse, body: Buffer, idempotencyKey: string) => void | Promise<void>) | undefined,
    receiptFor: async (idempotencyKey: string, payloadHash: string): Promise<string> => {
      const known = receipts.get(idempotencyKey) ?? (await sign(claimsFor(idempotencyKey, payloadHash)));
      receipts.set(idempotencyKey, known);
      return known;
    },
    forget: (): void => receipts.clear(),
  };

  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      if (request.url === '/token') {
        const ok = request.headers.authorization === `Basic ${Buffer.from(`meervoud:${state.secret}`).toString('base64')}` && body.toString() === 'grant_type=client_credentials';
        if (!ok) return answer(response, 401, 'application/json', '{"error":"invalid_client"}');
        tokens.push(`token-${tokens.length + 1}`);
        return answer(response, 200, 'application/json', JSON.stringify({ access_token: tokens.at(-1), token_type: 'Bearer', expires_in: state.expiresIn }));
      }
      if (request.url === '/jwks') {
        state.keyFetches += 1;
        return answer(response, 200, 'application/json', JSON.stringify({ keys: [key.jwk] }));
      }
      if (request.headers.authorization !== `Bearer ${tokens.at(-1)}`) return answer(response, 401, 'application/problem+json', '{"code":"token-unknown"}');
      const idempotencyKey = String(request.headers['idempotency-key']);
      const payloadHash = hashOfBytes(body);
      arrivals.push({ idempotencyKey, payloadHash, headers: request.headers });
      if (state.onSubmission) return state.onSubmission(response, body, idempotencyKey);
      const again = receipts.has(idempotencyKey);
      return answer(response, again ? 200 : 201, 'application/jose', await state.receiptFor(idempotencyKey, payloadHash));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = { url: `${base}/fhir`, tokenUrl: `${base}/token`, clientId: 'meervoud', clientSecret: 'secret', recipientJwksUrl: `${base}/jwks`, issuer: 'broker', timeout: 2_000 };
  const close = (): Promise<void> => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });
  return Object.assign(state, { base, options, close, server });
};
