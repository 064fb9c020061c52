import { randomBytes } from 'node:crypto';
import { silentLogger } from '@meervoud/kernel';
import { openQueue, type Queue } from '@meervoud/queue';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample, tokens } from './example.ts';

let opened: TestStore;
let queue: Queue;
let gateway: Awaited<ReturnType<typeof openExample>>;
beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
  queue = await openQueue({ postgres: opened.postgres }, { organization: 'o', prefix: `board-${randomBytes(4).toString('hex')}`, log: silentLogger });
  gateway = await openExample({ boardQueues: queue.boardQueues(['derive-values', 'acquire-records']) });
});
afterAll(async () => {
  await gateway?.app.close();
  await queue?.close();
  await opened?.close();
});

const ask = (path: string, authorization?: string, method = 'GET') => fetch(`${gateway.base}${path}`, { method, headers: authorization === undefined ? {} : { authorization } });
const basic = (token: string): string => `Basic ${Buffer.from(`me:${token}`).toString('base64')}`;

test('asks who is there, and lets an operator in and nobody else', async () => {
  for (const path of ['/queue-board', '/queue-board/api/queues', '/queue-board/static/x.js']) {
    const [nobody, reader, operator] = await Promise.all([ask(path), ask(path, basic(tokens.officer)), ask(path, basic(tokens.operator))]);
    expect([path, nobody.status, nobody.headers.get('www-authenticate')]).toEqual([path, 401, 'Basic realm="Meervoud", charset="UTF-8"']);
    expect([path, reader.status]).toEqual([path, 403]);
    expect([path, [200, 404].includes(operator.status)]).toEqual([path, true]);
  }
});

test('shows the queues, from this host alone and under a strict policy', async () => {
  const answer = await ask('/queue-board', basic(tokens.operator));
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
  expect(page).not.toMatch(/(href|src)="(https?:)?\/\//);
  const assets = [...page.matchAll(/(?:src|href)="(static\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
  expect(assets.length).toBeGreaterThan(1);
  for (const asset of assets) expect([asset, (await ask(`/queue-board/${asset}`, basic(tokens.operator))).status]).toEqual([asset, 200]);
  const { queues } = await (await ask('/queue-board/api/queues', `Bearer ${tokens.operator}`)).json() as { queues: readonly { name: string; readOnlyMode: boolean }[] };
  expect(queues.map(({ name, readOnlyMode }) => [name.replace(/^board-[0-9a-f]+-/, ''), readOnlyMode])).toEqual([['derive-values', true], ['acquire-records', true]]);
});

test('changes nothing, whatever is asked', async () => {
  const { queues } = await (await ask('/queue-board/api/queues', basic(tokens.operator))).json() as { queues: readonly { name: string }[] };
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) for (const path of ['', '/pause', '/resume', '/clean/completed', '/retry/failed', '/add', '/empty']) {
    const { status } = await ask(`/queue-board/api/queues/${queues[0]!.name}${path}`, basic(tokens.operator), method);
    expect([method, path, status >= 400 && status < 500]).toEqual([method, path, true]);
  }
});

test('is not there unless it is asked for', async () => {
  const plain = await openExample();
  expect((await fetch(`${plain.base}/queue-board`, { headers: { authorization: basic(tokens.operator) } })).status).toBe(404);
  await plain.app.close();
});
