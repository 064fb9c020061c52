import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as exchange from '@meervoud/exchange';
import pg from 'pg';
import { beeld, openWorld, type World } from './world.ts';

const wall = vi.hoisted(() => ({ isDown: false }));
// the first wall, so that a test can take it down
vi.mock('@meervoud/exchange', async (original) => {
  const real = await original<typeof exchange>();
  return { ...real, isEntitledTo: (...given: Parameters<typeof real.isEntitledTo>) => wall.isDown || real.isEntitledTo(...given), hasScope: (...given: Parameters<typeof real.hasScope>) => wall.isDown || real.hasScope(...given) };
});

const api = '/recipient/v1';
interface Operation { readonly method: string; readonly path: string; readonly inPath: boolean; readonly inBody: boolean; readonly inQuery: readonly string[] }
interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: readonly unknown[]; readonly parameters?: readonly { in: string; name: string }[]; readonly requestBody?: unknown }>>>> }

let world: World;
let operations: readonly Operation[];
/** Things of others: each of another organization, another recipient or another profile than who asks has, or not offered yet. */
let foreign: readonly { readonly what: string; readonly submission: string; readonly value: string; readonly question: string; readonly payloadHash: string; readonly by: readonly string[] }[];
let tokens: Readonly<Record<string, string>>;
let canaries: readonly string[];

beforeAll(async () => {
  world = await openWorld();
  const own = await world.offer();
  const made = [
    { what: 'of another organization', ...await world.offer({ organization: 'berk', ulcers: 7 }), organization: 'berk', by: ['makelaar-beperkt', 'loket', 'vreemd'] },
    { what: 'of another recipient', ...await world.offer({ recipient: 'kantoor', organization: 'berk', ulcers: 6 }), organization: 'berk', by: ['makelaar', 'makelaar-beperkt', 'loket', 'vreemd'] },
    { what: 'under another profile', ...await world.offer({ profile: beeld, ulcers: 5 }), organization: 'linde', by: ['makelaar-beperkt', 'loket', 'kantoor', 'vreemd'] },
    { what: 'not offered yet', ...await world.offer({ revision: 2, ulcers: 8, sent: false }), organization: 'linde', by: ['makelaar', 'makelaar-beperkt', 'loket', 'kantoor', 'vreemd'] },
    { what: 'that others hold', ...own, organization: 'linde', by: ['loket', 'kantoor', 'vreemd'] },
  ];
  foreign = await Promise.all(made.map(async ({ what, id, values, payloadHash, organization, by }) => {
    const held = what === 'of another recipient' || what === 'that others hold' ? 0 : values.findIndex((value) => !own.values.includes(value));
    const value = values[Math.max(0, held)]!;
    const asked = await world.store.recipients.ask({ organization, value, submission: id, client: 'canary', recipient: 'canary', text: `canary question ${what}`, askedAt: '2024-06-01T12:00:00.000Z' as never });
    return { what, submission: id, value, payloadHash, by, question: asked.id };
  }));
  tokens = Object.fromEntries(await Promise.all(['makelaar', 'makelaar-beperkt', 'loket', 'kantoor', 'vreemd'].map(async (id) => [id, await world.tokenOf(id)] as const)));
  canaries = foreign.map(({ submission }) => submission);
  const document = (await world.ask(`${api}/openapi.json`)).body as unknown as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods)
    .filter(([, { security }]) => security !== undefined && security.length > 0)
    .map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(), path: `${api}${path}`, inPath: path.includes('{id}'), inBody: requestBody !== undefined, inQuery: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    })));
});
afterAll(() => world.close());

interface Attempt { readonly label: string; readonly send: (absent: boolean) => ReturnType<World['ask']>; readonly isOne: boolean }

/** Every way in which this client can name that thing to this operation. */
const attempts = (operation: Operation, client: string, thing: (typeof foreign)[number]): readonly Attempt[] => {
  const token = tokens[client]!;
  const label = (place: string): string => `${client} ${operation.method} ${operation.path} ${thing.what} in ${place}`;
  const absent = { submission: 'sub-ffffffffffffffff', value: 'val-ffffffffffffffff', question: 'q-ffffffffffffffff' };
  const isQuestion = operation.path.startsWith(`${api}/questions/`);
  const path = (missing: boolean): string => operation.path.replace('{id}', isQuestion ? (missing ? absent : thing).question : (missing ? absent : thing).submission);
  const body = operation.path.endsWith('/receipts') ? { payloadHash: thing.payloadHash, status: 'accepted' } : undefined;
  if (operation.inPath) return [{ label: label('path'), isOne: true, send: (missing) => (operation.method === 'POST' ? world.post(path(missing), token, body) : world.ask(path(missing), token)) }];
  if (operation.inBody) {
    return [{ label: label('body'), isOne: true, send: (missing) => world.post(operation.path, token, { submission: (missing ? absent : thing).submission, value: thing.value, text: 'x' }) }];
  }
  const year = operation.path.endsWith('/series') ? 'reportingYear=2023' : '';
  const queries: Readonly<Record<string, string>> = { organization: 'organization=berk', profile: 'profile=kwaliteitsbeeld', value: `value=${thing.value}`, reportingYear: 'reportingYear=2023', cursor: 'cursor=MTow', limit: 'limit=500' };
  return [year, ...operation.inQuery.flatMap((name) => queries[name] ?? [])].map((query) => ({
    label: label(`query ?${query}`), isOne: false, send: () => world.ask(`${operation.path}?${[...new Set([year, query])].filter((part) => part !== '').join('&')}`, token),
  }));
};

/** Leaks: an answer that succeeds for what is another's, that differs from the one for nothing, or in which anything of another's stands. */
const leaks = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  let tried = 0;
  for (const thing of foreign) {
    for (const client of thing.by) {
      for (const operation of operations) {
        for (const { label, send, isOne } of attempts(operation, client, thing)) {
          tried++;
          const answer = await send(false);
          if (answer.text.includes(thing.submission) || answer.text.includes(thing.question) || answer.text.includes(thing.payloadHash) || answer.text.includes(`canary question ${thing.what}`)) found.push(`${label}: in the answer`);
          if (!isOne) continue;
          const nothing = await send(true);
          if (answer.status !== 404 || answer.text !== nothing.text) found.push(`${label}: ${answer.status}`);
        }
      }
    }
  }
  expect(tried).toBe(399);
  return found;
};

describe('who asks for what is another\'s', () => {
  test('every operation of the document that takes a token is tried', () => {
    expect(operations.map(({ method, path }) => `${method} ${path.slice(api.length)}`).toSorted()).toStrictEqual([
      'GET /board', 'GET /questions', 'GET /questions/{id}', 'GET /series', 'GET /submissions', 'GET /submissions/{id}', 'GET /submissions/{id}/correction', 'GET /submissions/{id}/manifest',
      'GET /submissions/{id}/receipts', 'GET /submissions/{id}/signature', 'POST /questions', 'POST /submissions/{id}/receipts',
    ]);
    expect(canaries.length).toBe(5);
  });

  test('gets the same answer as for what is not there, from every operation, wherever the id stands', async () => {
    expect(await leaks()).toStrictEqual([]);
  });

  test('gets it also with the check of the application taken down: the database is a wall of its own', async () => {
    wall.isDown = true;
    expect(await leaks()).toStrictEqual([]);
    wall.isDown = false;
  });

  test('gets it with row-level security taken down: the check is one too; with both down everything leaks, so this test can see it', async () => {
    const place = world.opened.postgres;
    const database = new pg.Client(place);
    await database.connect();
    await database.query('set search_path = meervoud; drop policy submissions_in_sight on submission; create policy submissions_in_sight on submission for select using (true); drop policy offers_in_sight on submission_offer; create policy offers_in_sight on submission_offer for select using (true); drop policy questions_in_sight on question; create policy questions_in_sight on question for select using (true)');
    await database.end();
    expect(await leaks()).toStrictEqual([]);
    wall.isDown = true;
    expect((await leaks()).length).toBeGreaterThan(150);
    wall.isDown = false;
  });
});
