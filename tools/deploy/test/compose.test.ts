import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Environment, parseConfig } from '../../../apps/cli/src/config.ts';
import { bindSources } from '../../../apps/cli/src/shelf.ts';
import { ComposeFile, interpolate, type Service, variablesIn, withoutExtensions } from '../compose-file.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const text = read('docker-compose.yml');
const scratch = mkdtempSync(join(tmpdir(), 'meervoud-compose-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const load = (changed = text): ComposeFile => ComposeFile.parse(withoutExtensions(parse(interpolate(changed), { merge: true }) as object));
const compose = load();
const service = (name: string): Service => compose.services[name]!;
const ours = ['worker', 'gateway'] as const;
const seconds = (duration: string): number => [...duration.matchAll(/(\d+)([hms])/g)].reduce((sum, [, number, unit]) => sum + Number(number) * { h: 3600, m: 60, s: 1 }[unit as 'h' | 'm' | 's'], 0);
const example = 'deploy/compose/meervoud.example.json';
const config = parseConfig(JSON.parse(read(example)), join(root, example), {});
/** The file a volume or secret is in the container, by what compose says of it. */
const seenBy = ({ volumes = [], secrets = [] }: Service): readonly string[] =>
  [...volumes.map((volume) => volume.split(':')[1]!), ...secrets.map((name) => `/run/secrets/${name}`)];

describe('docker-compose.yml', () => {
  test('is as the compose specification has it, and names nothing that is not there', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual(['gateway', 'postgres', 'redis', 'worker']);
  });

  test.each([
    ['a misspelt key', 'restart: unless-stopped', 'restrat: unless-stopped'],
    ['an image without a version', 'image: postgres:18.4-bookworm', 'image: postgres'],
    ['the newest of an image', 'image: redis:8.2.2-bookworm', 'image: redis:latest'],
    ['a secret that is not there', 'secrets: [redis_password]', 'secrets: [redis_pasword]'],
    ['a volume that is not there', '- worker-data:/var', '- worker-dat:/var'],
    ['a service that is not there', 'redis: { condition', 'reddis: { condition'],
    ['a service that says nothing of its health', /healthcheck:\n {6}test: \["CMD", "pg_isready"[\s\S]*?retries: 6\n/, ''],
  ])('is refused with %s', (_, from, to) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(() => load(changed)).toThrow();
  });

  test('asks for no variable that .env.example does not explain, and that asks for no other', () => {
    const explained = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect(explained.toSorted()).toEqual(variablesIn(text).toSorted());
    const values = Object.fromEntries([...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
    expect(interpolate(text, values)).toBe(interpolate(text));
  });

  test('gives every service no root, no capabilities and no new privileges', () => {
    for (const { user, cap_drop, security_opt } of Object.values(compose.services)) {
      expect([cap_drop, security_opt]).toEqual([['ALL'], ['no-new-privileges:true']]);
      expect(user).not.toMatch(/^(root|0)(:|$)/);
    }
  });

  test('lets database and queue be reached by nobody else', () => {
    expect(compose.networks['inside']).toEqual({ internal: true });
    for (const name of ['postgres', 'redis']) expect([service(name).networks, service(name).ports]).toEqual([['inside'], undefined]);
    for (const port of service('gateway').ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('keeps the queue whole: nothing is evicted, everything is appended', () => {
    const said = service('redis').command!.join(' ');
    expect(said).toContain('--maxmemory-policy noeviction');
    expect(said).toContain('--appendonly yes');
  });

  test('passes only what the configuration reads, and holds no secret', () => {
    for (const name of ours) for (const variable of Object.keys(service(name).environment!)) expect(Environment.shape).toHaveProperty(variable);
    expect(text).not.toMatch(/PASSWORD:|:\/\/[^\s]*:[^\s]*@/);
  });

  test.each(ours)('the %s finds its configuration, secrets and data where it looks for them', (name) => {
    const { environment = {}, secrets = [], volumes = [] } = service(name);
    const seen = seenBy(service(name));
    for (const path of [environment['MEERVOUD_CONFIG'], environment['DATABASE_URL_FILE'], environment['REDIS_URL_FILE']]) expect(seen).toContain(path);
    expect(volumes.some((volume) => volume.endsWith(`:${config.directory}`))).toBe(true);
    expect(secrets.length).toBeGreaterThan(2);
  });

  test('has the secrets that the example of a configuration refers to, for who needs them', () => {
    const of = (part: unknown): readonly string[] => [...JSON.stringify(part).matchAll(/"file":"([^"]+)"/g)].map(([, file]) => file!);
    expect([of(config.sources).length, of(config.recipients).length]).toEqual([1, 1]);
    for (const file of of(config.sources)) expect(seenBy(service('worker'))).toContain(file);
    for (const file of of(config.recipients)) expect(seenBy(service('gateway'))).toContain(file);
    expect(bindSources(config).map(({ name }) => name)).toEqual(['ecd']);
  });

  test('asks the gateway for its health where it listens, and waits longer for an end than the patience of the processes', () => {
    const [, port] = service('gateway').ports![0]!.split(':').slice(-2);
    expect([config.gateway.host, config.gateway.port]).toEqual(['0.0.0.0', Number(port)]);
    expect(service('gateway').healthcheck.test.at(-1)).toBe(`http://127.0.0.1:${port}/v1/health`);
    expect(service('worker').healthcheck.test.at(-1)).toBe(`http://${service('worker').environment!['MEERVOUD_MONITORING']}/live`);
    for (const name of ours) expect(seconds(service(name).stop_grace_period!)).toBeGreaterThan(config.patienceSeconds + 10);
  });

  test.skipIf(spawnSync('docker', ['compose', 'version']).status !== 0)('is accepted by docker compose itself', () => {
    const settled = execFileSync('docker', ['compose', '-f', join(root, 'docker-compose.yml'), 'config', '--quiet'], { cwd: scratch, encoding: 'utf8' });
    expect(settled).toBe('');
  });
});

describe('the secrets of compose', () => {
  const folder = join(scratch, 'secrets');
  const make = (): string => execFileSync('sh', [join(root, 'deploy/compose/make-secrets.sh'), folder], { encoding: 'utf8' });
  const content = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();

  test('are made once, for every one that compose asks for, and fit each other', () => {
    make();
    const first = Object.fromEntries(readdirSync(folder).map((name) => [name, content(name)]));
    expect(Object.keys(first).toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
    expect(content('database_password')).toMatch(/^[0-9a-f]{48}$/);
    expect(content('database_password')).not.toBe(content('redis_password'));
    expect(new URL(content('database_url'))).toMatchObject({ hostname: 'postgres', port: '5432', username: 'meervoud', password: content('database_password'), pathname: '/meervoud' });
    expect(new URL(content('redis_url'))).toMatchObject({ hostname: 'redis', port: '6379', password: content('redis_password') });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    make();
    expect(Object.fromEntries(readdirSync(folder).map((name) => [name, content(name)]))).toEqual(first);
  });

  test('reach the configuration, by file', () => {
    make();
    const { databaseUrl, redisUrl } = parseConfig(JSON.parse(read(example)), join(root, example), {
      DATABASE_URL_FILE: join(folder, 'database_url'), REDIS_URL_FILE: join(folder, 'redis_url'),
    });
    expect([databaseUrl, redisUrl]).toEqual([content('database_url'), content('redis_url')]);
    for (const file of [join(folder, 'nothing'), scratch]) {
      expect(() => parseConfig(JSON.parse(read(example)), 'meervoud.json', { DATABASE_URL_FILE: file })).toThrow('DATABASE_URL_FILE');
    }
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const build = read('tools/build/main.ts');

  test('ends as another user than root, on one pinned image, with a command that the build writes', () => {
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, name]) => name)).toEqual(['${NODE_IMAGE}', '${NODE_IMAGE}']);
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:\d+\.\d+\.\d+-/m);
    const user = /^USER (\S+)$/m.exec(dockerfile)![1]!;
    for (const name of ours) expect(service(name).user).toBe(user);
    expect(dockerfile.lastIndexOf('\nUSER ')).toBeLessThan(dockerfile.indexOf('\nENTRYPOINT '));
    for (const [, file] of dockerfile.matchAll(/\/opt\/meervoud\/bin\/(\w+\.mjs)/g)) expect(build).toContain(`'${file}'`);
    expect(dockerfile).toContain(`MEERVOUD_CONFIG=${service('gateway').environment!['MEERVOUD_CONFIG']}`);
    expect(dockerfile).toContain(config.directory);
  });

  test('takes no secret, no data and no installed package of this machine in', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.env', 'secrets', 'meervoud.json', '.git', '**/node_modules', '**/.meervoud']) expect(ignored).toContain(name);
  });
});

describe('the health check', () => {
  const healthy = (address: string): Promise<number | null> =>
    new Promise((resolve) => spawn(process.execPath, [join(root, 'tools/build/healthy.mjs'), address]).once('close', resolve));

  test('is one that exists, of the image of its service', () => {
    const programs = { worker: 'node', gateway: 'node', postgres: 'pg_isready', redis: 'redis-cli' };
    for (const [name, program] of Object.entries(programs)) expect(service(name).healthcheck.test.slice(1).join(' ')).toContain(program);
    for (const name of ours) expect(service(name).healthcheck.test.slice(1, 3)).toEqual(['node', '/opt/meervoud/bin/healthy.mjs']);
    expect(existsSync(join(root, 'tools/build/healthy.mjs'))).toBe(true);
  });

  test('tells a process that is well from one that is not, and from none', async () => {
    let status = 200;
    const server = createServer((_request, response) => response.writeHead(status, status === 302 ? { location: '/' } : {}).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await healthy(address)).toBe(0);
    for (status of [503, 404, 302]) expect(await healthy(address)).toBe(1);
    server.close();
    expect(await healthy(address)).toBe(1);
  });

  const redisServer = spawnSync('redis-server', ['--version']).status === 0;
  test.skipIf(!redisServer)('and the command of Redis, on a real one: it asks for the password, and the health check has it', async () => {
    const place = join(scratch, 'redis');
    execFileSync('mkdir', ['-p', place]);
    writeFileSync(join(place, 'redis_password'), 'canary-3\n');
    const here = (said: string): string => said.replaceAll('$$', '$').replaceAll('/run/secrets', place).replaceAll('/run/redis', place).replace('--dir /data', `--dir ${place}`);
    const [, , command] = service('redis').command!.map(here);
    const server = spawn('sh', ['-c', `${command!} --port 6399 --bind 127.0.0.1`], { stdio: 'ignore' });
    const check = here(service('redis').healthcheck.test[1]!).replace('redis-cli', 'redis-cli -p 6399');
    try {
      await expect.poll(() => spawnSync('sh', ['-c', check]).status, { timeout: 60_000 }).toBe(0);
      const asked = (...words: string[]): string => execFileSync('redis-cli', ['-p', '6399', ...words], { encoding: 'utf8', env: { ...process.env, REDISCLI_AUTH: 'canary-3' } });
      expect(execFileSync('redis-cli', ['-p', '6399', 'ping'], { encoding: 'utf8' })).toContain('NOAUTH');
      expect(asked('config', 'get', 'maxmemory-policy')).toContain('noeviction');
      expect(asked('config', 'get', 'appendonly')).toContain('yes');
      expect(readFileSync(`/proc/${server.pid!}/cmdline`, 'utf8')).not.toContain('canary-3');
    } finally {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('close', resolve));
    }
  });
});
