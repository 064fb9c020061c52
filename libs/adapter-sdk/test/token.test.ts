import { silentLogger } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { FhirSourceConfig, openFhirSource } from '../src/index.ts';
import { openTokenSource } from '../src/auth/token.ts';
import { json, openServer, type Respond, searchset, testEffects } from './fhir-server.ts';
import { tryReading } from './source-double.ts';

/** A server with a token endpoint; tokens are t1, t2, … and `accepts` decides which the FHIR side takes. */
const openProtected = async (options: { readonly expiresIn?: unknown; readonly pages?: number; readonly accepts?: (token: string, page: number) => boolean; readonly token?: Respond }) => {
  const { expiresIn = 300, pages = 1, accepts = () => true } = options;
  let issued = 0;
  const { effects, slept, pass } = testEffects();
  const server = await openServer((request, response, body) => {
    if (request.url === '/token') {
      if (options.token) return options.token(request, response, body);
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: `t${++issued}`, token_type: 'Bearer', expires_in: expiresIn }));
    }
    const page = Number(new URL(request.url!, 'http://x').searchParams.get('page') ?? 1);
    if (!accepts(request.headers.authorization!.slice(7), page)) return json(response, {}, 401);
    return json(response, searchset([{ resourceType: 'Location', id: `l${page}` }], page < pages ? `?page=${page + 1}` : undefined));
  });
  const config = (more: object = {}): FhirSourceConfig => FhirSourceConfig.parse({
    baseUrl: `${server.origin}/fhir`,
    auth: { type: 'oauth2-client-credentials', tokenUrl: `${server.origin}/token`, clientId: 'client:1', clientSecret: { env: 'S' }, ...more },
  });
  const read = async (more: object = {}, onPage: (pass: (milliseconds: number) => void) => void = () => {}) => {
    const source = openFhirSource({ config: config(more), secret: async () => 's e+c/r=t', log: silentLogger, signal: new AbortController().signal, effects });
    let error: { code?: string; recovery?: string; message: string; at?: string } | undefined;
    const ids: unknown[] = [];
    try {
      for await (const page of source.search('Location')) {
        ids.push(...page.resources.map(({ id }) => id));
        onPage(pass);
      }
    } catch (thrown) {
      error = thrown as Error;
    }
    await source.close();
    await server.close();
    const calls = server.asked.filter(({ url }) => url === '/token');
    return { ids, error, calls, asked: server.asked, slept };
  };
  return { read };
};

describe('F10: tokens', () => {
  test('the secret travels in the header, encoded as RFC 6749 says', async () => {
    const { read } = await openProtected({});
    const { calls } = await read({ scope: 'system/*.rs' });
    const basic = Buffer.from(calls[0]!.authorization!.slice('Basic '.length), 'base64').toString();
    expect(basic).toBe('client%3A1:s+e%2Bc%2Fr%3Dt');
    expect(Object.fromEntries(new URLSearchParams(calls[0]!.body))).toEqual({ grant_type: 'client_credentials', scope: 'system/*.rs' });
  });

  test('or in the form, when the source wants it so', async () => {
    const { read } = await openProtected({});
    const { calls } = await read({ clientAuthentication: 'post' });
    expect(calls[0]!.authorization).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(calls[0]!.body))).toEqual({ grant_type: 'client_credentials', client_id: 'client:1', client_secret: 's e+c/r=t' });
  });

  test('one token serves all pages of its life', async () => {
    const { read } = await openProtected({ pages: 5 });
    expect((await read()).calls).toHaveLength(1);
  });

  test.each([[300, 240], ['100', 80], [undefined, 240], [-5, 240], ['soon', 240], [1, 0.8]])('with expires_in %j it is renewed after %d seconds', async (expiresIn, seconds) => {
    const after = (share: number) => openProtected({ expiresIn, pages: 3 }).then(({ read }) => read({}, (pass) => pass(seconds * 1_000 * share)));
    expect((await after(0.99)).calls).toHaveLength(1);
    expect((await after(1.01)).calls).toHaveLength(2);
  });

  test.each([1, 2, 3, 4])('a token that ends before page %i is replaced once, and nothing is missed', async (expired) => {
    const { read } = await openProtected({ pages: 4, accepts: (token, page) => page < expired || token !== 't1' });
    const { ids, error, calls } = await read();
    expect(error).toBeUndefined();
    expect(ids).toEqual(['l1', 'l2', 'l3', 'l4']);
    expect(calls).toHaveLength(2);
  });

  test('a source that also refuses a fresh token stops the reading, without a storm', async () => {
    const { read } = await openProtected({ accepts: () => false });
    const { error, asked } = await read();
    expect(error).toMatchObject({ code: 'source-refused-token', recovery: 'halt' });
    expect(error!.message + error!.at).not.toMatch(/t1|t2|s e\+c/);
    expect(asked).toHaveLength(4);
  });

  test.each([[400], [401], [403]])('a token endpoint that answers %i stops the reading', async (status) => {
    const { read } = await openProtected({ token: (_, response) => response.writeHead(status).end('{"error":"invalid_client"}') });
    expect((await read()).error).toMatchObject({ code: 'token-refused', recovery: 'halt' });
  });

  test('a token endpoint that redirects gets the secret once and nobody else does', async () => {
    const other = await openServer((_, response) => json(response, {}));
    const { read } = await openProtected({ token: (_, response) => response.writeHead(307, { location: other.origin }).end() });
    expect((await read()).error).toMatchObject({ code: 'redirect-refused' });
    await other.close();
    expect(other.asked).toEqual([]);
  });

  test('a token endpoint that is busy is asked again', async () => {
    let count = 0;
    const { read } = await openProtected({ token: (_, response) => (++count === 1 ? response.writeHead(503).end()
      : response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"t","token_type":"bearer"}')) });
    const { error, slept } = await read();
    expect(error).toBeUndefined();
    expect(slept).toHaveLength(1);
  });

  test.each(['<html>', '{}', '{"access_token":"t"}', '{"access_token":"t","token_type":"mac"}', '{"access_token":"a\\nb","token_type":"Bearer"}', '{"access_token":7,"token_type":"Bearer"}', '[]'])(
    'an answer of %s is no token', async (body) => {
      const { read } = await openProtected({ token: (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body) });
      expect((await read()).error).toMatchObject({ code: 'token-malformed' });
    });

  test('many that ask at the same time share one token call', async () => {
    let calls = 0;
    const { effects } = testEffects();
    const { auth } = FhirSourceConfig.parse({ baseUrl: 'https://x', auth: { type: 'oauth2-client-credentials', tokenUrl: 'https://x/token', clientId: 'c', clientSecret: { env: 'S' } } });
    const tokens = openTokenSource({ auth, effects, secret: async () => 's', send: async (build) => {
      const outgoing = await build();
      calls += 1;
      await new Promise((done) => setTimeout(done, 10));
      return { status: 200, headers: new Headers(), text: '{"access_token":"t","token_type":"Bearer"}', request: new Request(outgoing.url) };
    } });
    expect(await Promise.all(Array.from({ length: 20 }, () => tokens.token()))).toEqual(Array(20).fill('t'));
    expect(calls).toBe(1);
    tokens.refused('an older one');
    await tokens.token();
    expect(calls).toBe(1);
    tokens.refused('t');
    await tokens.token();
    expect(calls).toBe(2);
  });

  test('a static token that is refused stops the reading', async () => {
    const { error, asked } = await tryReading((_, response) => json(response, {}, 401));
    expect(error).toMatchObject({ code: 'source-refused-token', recovery: 'halt' });
    expect(asked).toHaveLength(2);
  });
});
