import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ContentHash, hashOfBytes } from '@meervoud/kernel';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Mood } from './describe-channel.ts';

const claimsFor = (idempotencyKey: string, payloadHash: string) =>
  ({ iss: 'broker', receiptId: `r-${payloadHash.slice(-8)}`, idempotencyKey, payloadHash, status: 'accepted', at: '2024-03-01T09:30:00.000Z' });

export interface HttpRecipientOptions {
  readonly tls?: ServerOptions;
  /** Is this somebody it knows? Default: the bearer of its newest token. */
  readonly knows?: (request: IncomingMessage) => boolean;
  /** Gives a token to who asks like this. Default: client credentials in the Basic header. */
  readonly grants?: (request: IncomingMessage, body: string) => boolean | Promise<boolean>;
}

/** A recipient over real HTTP, as the sandbox broker behaves, with a handler tests may replace. */
export const openHttpRecipient = async ({ tls, knows, grants }: HttpRecipientOptions = {}) => {
  const arrivals: { idempotencyKey: string; payloadHash: ContentHash; headers: IncomingMessage['headers']; body: Buffer }[] = [];
  const taken = new Map<string, { readonly payloadHash: ContentHash; readonly receipt: string }>();
  const tokens: string[] = [];
  let key: { privateKey: CryptoKey; jwk: JWK };
  const rotate = async (kid: string): Promise<void> => {
    const pair = await generateKeyPair('ES256');
    key = { privateKey: pair.privateKey, jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' } };
  };
  await rotate('1');
  const sign = (claims: object): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader({ alg: 'ES256', kid: key.jwk.kid ?? '' }).sign(key.privateKey);
  const answer = (response: ServerResponse, status: number, type: string, body: string, headers = {}): void => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };

  const state = {
    arrivals, tokens, rotate, sign, answer, claimsFor,
    secret: 'secret', expiresIn: 300, keyFetches: 0,
    /** Instead of a receipt. */
    onSubmission: undefined as ((response: ServerResponse, body: Buffer, idempotencyKey: string) => void | Promise<void>) | undefined,
    receiptFor: async (idempotencyKey: string, payloadHash: ContentHash): Promise<string> => {
      const known = taken.get(idempotencyKey) ?? { payloadHash, receipt: await sign(claimsFor(idempotencyKey, payloadHash)) };
      taken.set(idempotencyKey, known);
      return known.receipt;
    },
    forget: (): void => taken.clear(),
    /** Each key once, however often it came. */
    takenIn: () => [...taken].map(([idempotencyKey, { payloadHash }]) => ({ idempotencyKey, payloadHash })),
  };
  const wellKnown = (request: IncomingMessage): boolean => request.headers.authorization === `Bearer ${tokens.at(-1)}`;
  const withSecret = (request: IncomingMessage, body: string): boolean =>
    request.headers.authorization === `Basic ${Buffer.from(`meervoud:${state.secret}`).toString('base64')}` && body === 'grant_type=client_credentials';

  const listener: RequestListener = (request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      if (request.url === '/token') {
        if (!(await (grants ?? withSecret)(request, body.toString()))) return answer(response, 401, 'application/json', '{"error":"invalid_client"}');
        tokens.push(`token-${tokens.length + 1}`);
        return answer(response, 200, 'application/json', JSON.stringify({ access_token: tokens.at(-1), token_type: 'Bearer', expires_in: state.expiresIn }));
      }
      if (request.url === '/jwks') {
        state.keyFetches += 1;
        return answer(response, 200, 'application/json', JSON.stringify({ keys: [key.jwk] }));
      }
      if (!(knows ?? wellKnown)(request)) return answer(response, 401, 'application/problem+json', '{"code":"token-unknown"}');
      const idempotencyKey = String(request.headers['idempotency-key']);
      const payloadHash = hashOfBytes(body);
      arrivals.push({ idempotencyKey, payloadHash, headers: request.headers, body });
      if (state.onSubmission) return state.onSubmission(response, body, idempotencyKey);
      const again = taken.has(idempotencyKey);
      return answer(response, again ? 200 : 201, 'application/jose', await state.receiptFor(idempotencyKey, payloadHash));
    })().catch(() => void response.socket?.destroy());
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = { url: `${base}/fhir`, tokenUrl: `${base}/token`, clientId: 'meervoud', clientSecret: 'secret', recipientJwksUrl: `${base}/jwks`, issuer: 'broker', timeout: 2_000 };
  const close = (): Promise<void> => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });
  return Object.assign(state, { base, options, close, server });
};
export type HttpRecipient = Awaited<ReturnType<typeof openHttpRecipient>>;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Puts it in a mood; those that go wrong once are well again after. `patience`: the timeout of the channel, in milliseconds. */
export const becomeOverHttp = (recipient: HttpRecipient, mood: Mood, patience: number): void => {
  const once = (act: (response: ServerResponse, receipt: string) => void | Promise<void>): void => {
    recipient.onSubmission = async (response, body, idempotencyKey) => {
      recipient.onSubmission = undefined;
      await act(response, await recipient.receiptFor(idempotencyKey, hashOfBytes(body)));
    };
  };
  const accept = (response: ServerResponse, receipt: string): void => recipient.answer(response, 201, 'application/jose', receipt);
  recipient.onSubmission = undefined;
  switch (mood) {
    case 'well': return;
    case 'out-of-reach': recipient.onSubmission = (response) => void response.socket?.destroy(); return;
    case 'refusing': recipient.onSubmission = (response) => recipient.answer(response, 422, 'application/problem+json', '{"code":"bundle-invalid","errors":[{"code":"duplicate-row"},{"code":"value-missing","detail":"Jansen"}]}'); return;
    case 'answer-lost': return once((response) => void response.socket?.destroy());
    case 'answer-late': return once(async (response, receipt) => { await pause(patience + 200); accept(response, receipt); });
    case 'answer-twice': return once((response, receipt) => {
      accept(response, receipt);
      response.socket?.write(`HTTP/1.1 201 Created\r\ncontent-type: application/jose\r\ncontent-length: ${receipt.length}\r\n\r\n${receipt}`);
    });
    case 'error-after-commit': return once((response) => recipient.answer(response, 500, 'application/problem+json', '{"code":"unexpected"}'));
    case 'slow': return once(async (response, receipt) => {
      response.writeHead(201, { 'content-type': 'application/jose' });
      for (const part of receipt.match(/.{1,80}/g) ?? []) { response.write(part); await pause(20); }
      response.end();
    });
    case 'reset':
      recipient.onSubmission = (response) => { recipient.onSubmission = undefined; response.socket?.resetAndDestroy(); };
  }
};
