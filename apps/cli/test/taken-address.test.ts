import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './doctor-places.ts';
import { run, temporaryDirectory } from './meervoud.ts';

const folder = temporaryDirectory();
const file = join(folder, 'meervoud.json');
let other: Server;
let taken = 0;
beforeAll(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  ({ port: taken } = other.address() as AddressInfo);
});
afterAll(() => {
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

const configure = (more: object): void => writeFileSync(file, JSON.stringify({
  organization: { id: 'linde', name: 'De Linde' }, directory: '.',
  sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: 'http://127.0.0.1:1/fhir', auth: { type: 'bearer', token: { env: 'ECD' } } } }], ...more,
}));

describe('a service that cannot have its address', () => {
  test.each([
    ['monitoring-address-in-use', async () => ({ gateway: { port: await freePort() }, monitoring: { port: taken } })],
    ['port-taken', async () => ({ gateway: { port: taken }, monitoring: { port: await freePort() } })],
    ['gateway-address-unusable', async () => ({ gateway: { host: '192.0.2.1', port: await freePort() }, monitoring: { port: await freePort() } })],
  ] as const)('says %s and ends, though it listens at another already', async (code, addresses) => {
    configure(await addresses());
    const ended = await run(['up', '--config', file]);
    expect([ended.code, ended.stderr.includes(`[${code}]`)]).toEqual([3, true]);
  });

  test('says where data cannot be kept, and whose place it should be', async () => {
    configure({ directory: 'meervoud.json/data' });
    const ended = await run(['status', '--config', file]);
    expect([ended.code, ended.stderr.includes('[directory-not-writable]')]).toEqual([3, true]);
  });
});
