import { connect } from 'node:net';
import { clockAt, silentLogger } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_VERSION, createGateway } from '../src/index.ts';
import { exampleStore, openExample, tokens } from './example.ts';

let gateway: Awaited<ReturnType<typeof openExample>>;
beforeAll(async () => { gateway = await openExample(); });
afterAll(() => gateway.app.close());
const get = (path: string, token?: string, init?: RequestInit) => gateway.get(path, token, init);

const mine = 'val-00000000000000a1';
const theirs = 'val-00000000000000b2';

describe('what staff read', () => {
  test('the submissions of their own organization', async () => {
    const { status, body } = await get('/v1/submissions', tokens.reader);
    expect([status, body]).toStrictEqual([200, {
      submissions: [{
        id: 'sub-1', recipient: 'broker', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision: 1, status: 'accepted',
        payloadHash: 'sha256:1', draftedAt: '2024-03-01T09:30:00.000Z',
      }],
    }]);
  });

  test('one submission with events, approvals and receipt, and without its payload', async () => {
    const { status, body } = await get('/v1/submissions/sub-1', tokens.reader);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'accepted', values: [mine], approvals: [{ by: 'an' }], receipt: { receiptId: 'r-1', jws: 'a.b.c' },
      events: [{ from: null, to: 'drafted' }, { from: 'drafted', to: 'approved', note: '1 of 2 approvals' }],
    });
    expect(body).not.toHaveProperty('payload');
  });

  test('the newest values, of a location when asked', async () => {
    const all = await get('/v1/values?reportingYear=2023', tokens.reader);
    expect(all.body.values!.map(({ id }) => id)).toStrictEqual([mine]);
    expect((await get('/v1/values?reportingYear=2023&location=iep', tokens.reader)).body).toStrictEqual({ values: [] });
  });

  test('a value with its evidence, without anyone in it', async () => {
    const { status, body, text } = await get(`/v1/values/${mine}`, tokens.officer);
    expect([status, body.outcome!.computed.answer.value, body.evidence!.rulings]).toStrictEqual([200, '18.75', ['R4']]);
    expect(text).not.toMatch(/memberships|p-0000/);
  });

  test('whom a value counts, for a quality officer, and that is logged', async () => {
    const { status, body } = await get(`/v1/values/${mine}/memberships`, tokens.officer);
    expect([status, body.memberships!.length]).toStrictEqual([200, 1]);
    expect(gateway.accessed).toStrictEqual([{
      organization: 'linde', who: 'officer', role: 'quality-officer', basis: 'bearer token', source: 'gateway', action: 'read-memberships', object: mine, purpose: 'explain-value', at: '2024-03-01T09:30:00.000Z',
    }]);
    expect(await get(`/v1/values/${mine}/memberships`, tokens.reader)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(gateway.accessed.length).toBe(1);
  });

  test('a read that cannot be logged is refused, and says nothing of why inside', async () => {
    gateway.broken.accessLog = true;
    const { status, body, text } = await get(`/v1/values/${mine}/memberships`, tokens.officer);
    gateway.broken.accessLog = false;
    expect([status, body.code]).toStrictEqual([503, 'access-log-unavailable']);
    expect(text).not.toMatch(/p-0000|disk/);
  });
});

const routes = ['/v1/computability?reportingYear=2023', '/v1/reuse-ledger?reportingYear=2023', '/v1/submissions', '/v1/submissions/sub-1', '/v1/values?reportingYear=2023', `/v1/values/${mine}`, `/v1/values/${mine}/memberships`];

describe('who may not', () => {
  test('an operator sees no figure, no submission and nobody counted', async () => {
    for (const path of ['/v1/submissions', '/v1/submissions/sub-1', '/v1/values?reportingYear=2023', `/v1/values/${mine}`, `/v1/values/${mine}/memberships`, '/v1/computability?reportingYear=2023', '/v1/reuse-ledger?reportingYear=2023']) {
      const { status, body } = await get(path, tokens.operator);
      expect([path, status, body.code]).toStrictEqual([path, 403, 'role-missing']);
    }
  });

  test.each(routes)('%s takes a token', async (path) => {
    for (const init of [{}, ...['Bearer wrong', 'Bearer ', 'Basic cmVhZGVyOg==', tokens.reader, `Bearer ${'x'.repeat(600)}`].map((authorization) => ({ headers: { authorization } }))]) {
      const { status, body, headers } = await get(path, undefined, init);
      expect([status, body.code, headers.get('www-authenticate'), headers.get('content-type')]).toStrictEqual([401, 'token-not-accepted', 'Bearer', 'application/problem+json']);
    }
  });

  test('what belongs to another organization looks exactly like what does not exist', async () => {
    const pairs = [
      ['/v1/submissions/sub-2', '/v1/submissions/sub-9'], [`/v1/values/${theirs}`, '/v1/values/val-ffffffffffffffff'],
      [`/v1/values/${theirs}/memberships`, '/v1/values/val-ffffffffffffffff/memberships'],
    ] as const;
    for (const [foreign, absent] of pairs) {
      const [one, other] = [await get(foreign, tokens.officer), await get(absent, tokens.officer)];
      expect([one.status, one.text]).toStrictEqual([404, other.text]);
    }
    expect((await get('/v1/submissions', tokens.other)).body.submissions!.map(({ id }) => id)).toStrictEqual(['sub-2']);
    expect((await get('/v1/values?reportingYear=2023&organization=other', tokens.officer)).status).toBe(400);
  });
});

describe('bad requests', () => {
  test('every error is told at once', async () => {
    const { status, body } = await get('/v1/values/12?purpose=x&purpose=y&__proto__=1', tokens.reader);
    expect([status, body]).toStrictEqual([400, {
      type: 'urn:meervoud:problem:request-invalid', title: 'Bad request', status: 400, code: 'request-invalid', detail: 'The request is not what this operation takes.',
      errors: [
        { in: 'path', path: 'id', message: 'is not the id of a value' },
        { in: 'query', path: 'purpose', message: 'is not known here' },
        { in: 'query', path: '__proto__', message: 'is not known here' },
      ],
    }]);
    const values = await get('/v1/values?reportingYear=2e3&location=', tokens.reader);
    expect(values.body.errors!.map(({ path }) => path)).toStrictEqual(['reportingYear', 'location']);
  });

  test.each(['/v1/values/val-00000000000000A1', '/v1/values/val-%00', '/v1/submissions/..%2fsub-1', '/v1/submissions/a%20b', `/v1/submissions/${'a'.repeat(150)}`])(
    'the malformed id in %s is refused', async (path) => {
      expect((await get(path, tokens.reader)).status).toBe(400);
    });

  test.each<[string, string, number, string]>([
    ['GET', '/v2/values', 404, 'not-found'], ['GET', '/v1/values/', 400, 'request-invalid'], ['GET', `/v1/submissions/${'a'.repeat(300)}`, 414, 'address-too-long'],
    ['POST', '/v1/submissions', 405, 'method-not-allowed'], ['DELETE', '/v1/values/x', 405, 'method-not-allowed'], ['PUT', '/openapi.json', 405, 'method-not-allowed'],
    ['GET', '/v1/values/%', 400, 'request-malformed'],
  ])('%s %s is a problem', async (method, path, status, code) => {
    const answer = await get(path, tokens.reader, { method });
    expect([answer.status, answer.body.code, answer.headers.get('content-type'), answer.headers.get('api-version')]).toStrictEqual(
      [status, code, 'application/problem+json', API_VERSION]);
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });

  test('what is not HTTP gets a problem too', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(gateway.base).port), '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
      let answer = '';
      socket.on('data', (chunk) => { answer += chunk.toString(); }).on('close', () => resolve(answer));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json\r\nAPI-Version: 1\.0\.0/);
  });

  test('too many requests are told when to come back', async () => {
    const small = await openExample({ requestsPerMinute: 2 });
    const answers = [await small.get('/v1/health'), await small.get('/v1/health'), await small.get('/v1/health')];
    await small.app.close();
    expect(answers.map(({ status }) => status)).toStrictEqual([200, 200, 429]);
    expect([answers[2]!.body.code, Number(answers[2]!.headers.get('retry-after')) > 0, answers[2]!.headers.get('api-version')]).toStrictEqual(['too-many-requests', true, API_VERSION]);
  });
});

describe('what is open', () => {
  test('health says whether the database answers', async () => {
    expect(await get('/v1/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
    gateway.broken.database = true;
    expect(await get('/v1/health')).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    gateway.broken.database = false;
  });

  test('the public keys are published, and a private one never', async () => {
    const { body, headers } = await get('/.well-known/jwks.json');
    expect([body, headers.get('content-type')]).toStrictEqual([{ keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: '1' }] }, 'application/jwk-set+json']);
    const options = { store: exampleStore().store, organizations: [], accounts: [], log: silentLogger, clock: clockAt('2024-03-01T09:30:00.000Z') };
    await expect(createGateway({ ...options, publicJwks: { keys: [{ kty: 'RSA', d: 'x' }] } })).rejects.toMatchObject({ code: 'private-key-published' });
    const account = { id: 'a', organization: 'nowhere', roles: [], tokenHash: `sha256:${'0'.repeat(64)}` };
    await expect(createGateway({ ...options, accounts: [account], publicJwks: { keys: [] } })).rejects.toMatchObject({ code: 'account-wrong', at: 'a' });
  });

  test('the OpenAPI document names every operation with its answers', async () => {
    const { body } = await get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.entries(body.paths!)
      .map(([path, methods]) => `${path} ${Object.entries(methods).map(([method, { operationId, security }]) => `${method} ${operationId}${security ? ' bearer' : ''}`).join()}`);
    expect(operations.toSorted()).toStrictEqual([
      '/computability get getComputability bearer', '/health get getHealth', '/questions get listQuestions bearer',
      '/questions/{id}/answer post answerQuestion bearer', '/reuse-ledger get getReuseLedger bearer', '/submissions get listSubmissions bearer', '/submissions/{id} get getSubmission bearer', '/uses get listUses bearer',
      '/values get listValues bearer', '/values/{id} get getValue bearer', '/values/{id}/memberships get getMemberships bearer',
    ]);
    expect(Object.keys(body.paths!['/values/{id}']!['get']!.responses)).toStrictEqual(['200', '400', '401', '403', '404', '429', '500', '503']);
  });

  test('every answer has its version and the security headers', async () => {
    for (const path of ['/v1/health', '/nowhere', '/v1/values', '/openapi.json', '/.well-known/jwks.json']) {
      const { headers } = await get(path);
      expect([path, headers.get('api-version'), headers.get('x-content-type-options'), headers.get('content-security-policy'), headers.get('cache-control')]).toStrictEqual(
        [path, API_VERSION, 'nosniff', "default-src 'none';frame-ancestors 'none'", 'no-store']);
      expect(headers.has('strict-transport-security')).toBe(true);
    }
  });
});
