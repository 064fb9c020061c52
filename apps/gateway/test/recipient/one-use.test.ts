import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecipientClient } from '../../src/index.ts';
import { assertionOf, type ClientKey, formOf, makeKey } from './client-keys.ts';
import { RECIPIENT_URL } from './world.ts';

const { databaseUrl } = await reachableServices(process.env, () => {});

describe.skipIf(databaseUrl === undefined)('several gateways on one PostgreSQL server (skipped where none answers)', () => {
  let opened: TestStore;
  let key: ClientKey;
  const running: ChildProcess[] = [];

  const startGateway = async (): Promise<{ readonly process: ChildProcess; readonly base: string }> => {
    const place = opened.place as { databaseUrl: string };
    const client: RecipientClient = {
      id: 'makelaar', recipient: 'gegevensmakelaar', organizations: ['linde'], profiles: ['databroker-odb'], certificates: [], answersHere: true, jwks: { keys: [key.publicJwk] },
    };
    const child = spawn(process.execPath, [
      '--import', 'tsx', fileURLToPath(new URL('gateway-process.ts', import.meta.url)), JSON.stringify({ databaseUrl: place.databaseUrl, client }),
    ], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    const [base] = await once(createInterface({ input: child.stdout! }), 'line') as [string];
    return { process: child, base };
  };
  const tokens = async (): Promise<number> => {
    const client = new pg.Client(opened.postgres);
    await client.connect();
    const { rows } = await client.query<{ count: string }>('select count(*) from meervoud.recipient_token');
    await client.end();
    return Number(rows[0]?.count);
  };
  const ask = async (base: string, assertion: string): Promise<number> => {
    try {
      const response = await fetch(`${base}/recipient/v1/token`, { method: 'POST', body: formOf(assertion) });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  };

  beforeAll(async () => {
    opened = await openTestStore({ kind: 'postgresql', databaseUrl: databaseUrl! });
    key = await makeKey('ec-1', 'ES384');
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await opened.close();
  });

  test('of one assertion sent 1,000 times to four of them at once, one gets a token; after a kill -9 still none of the others does', async () => {
    const gateways = await Promise.all(Array.from({ length: 4 }, startGateway));
    const assertion = await assertionOf(key, 'makelaar', `${RECIPIENT_URL}/token`, Math.floor(Date.now() / 1_000));
    const statuses = await Promise.all(Array.from({ length: 1_000 }, (_, index) => ask(gateways[index % 4]!.base, assertion)));
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(1);
    // besides those that are refused some may hear "later" on a crowded machine
    expect(statuses.filter((status) => ![0, 200, 401, 503].includes(status))).toStrictEqual([]);
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThan(0);
    // also where the answer to the one that got in was lost on a crowded line
    expect(await tokens()).toBe(1);

    for (const { process: child } of gateways) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      expect((await ended)[1]).toBe('SIGKILL');
    }
    const after = await startGateway();
    expect(await ask(after.base, assertion)).toBe(401);
    expect(await ask(after.base, await assertionOf(key, 'makelaar', `${RECIPIENT_URL}/token`, Math.floor(Date.now() / 1_000)))).toBe(200);
  });
});
