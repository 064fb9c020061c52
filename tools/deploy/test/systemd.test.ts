import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigFile, Environment } from '../../../apps/cli/src/config.ts';
import { exitCodes } from '../../../apps/cli/src/output.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const unit = readFileSync(join(root, 'deploy/systemd/meervoud@.service'), 'utf8');
const set = (name: string): string | undefined => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];
const folder = mkdtempSync(join(tmpdir(), 'meervoud-unit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the systemd unit', () => {
  test('starts what the build writes, and passes only what the configuration reads', () => {
    expect(set('ExecStart')).toBe('/usr/bin/env node /opt/meervoud/bin/meervoud.mjs %i');
    const variables = [...set('Environment')!.matchAll(/(\w+)=/g)].map(([, name]) => name!);
    for (const name of variables.filter((variable) => variable !== 'NODE_ENV')) expect(Environment.shape).toHaveProperty(name);
  });

  test('waits longer for an end than the patience of the process, and asks only the process itself', () => {
    const { patienceSeconds } = ConfigFile.parse({ organization: { id: 'a', name: 'a' }, sources: [{ name: 'a', adapter: 'a', config: {} }] });
    expect(Number(set('TimeoutStopSec'))).toBeGreaterThan(patienceSeconds + 10);
    expect(set('KillMode')).toBe('mixed');
  });

  test('starts again after what may pass, and not after what a person has to put right', () => {
    expect(set('Restart')).toBe('on-failure');
    expect(set('StartLimitIntervalSec')).toBe('0');
    expect(set('RestartPreventExitStatus')!.split(' ').map(Number)).toEqual([exitCodes.usage, exitCodes.refused]);
  });

  test('reads an environment for all and one for itself, so that worker and gateway can each be watched', () => {
    expect([...unit.matchAll(/^EnvironmentFile=-(.*)$/gm)].map(([, file]) => file)).toEqual(['/etc/meervoud/environment', '/etc/meervoud/environment.%i']);
  });

  const analyze = (...args: readonly string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  test.skipIf(analyze('--version').status !== 0).each(['up', 'worker', 'gateway'])('is taken by systemd as meervoud@%s, and exposes little', (name) => {
    const file = join(folder, `meervoud@${name}.service`);
    writeFileSync(file, unit);
    const verified = analyze('verify', file);
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    const [, exposure] = /exposure level for \S+ ([\d.]+)/.exec(analyze('security', '--offline=true', file).stdout) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });
});

describe('what comes with the unit', () => {
  const deployed = (name: string): string => readFileSync(join(root, 'deploy/systemd', name), 'utf8');

  test('the command reads the environment of the service, gives it to its user, and passes every word on', () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const environment = join(folder, 'environment');
    writeFileSync(environment, 'DATABASE_URL_FILE=/etc/meervoud/secrets/database_url\nREDIS_URL_FILE=/x\n');
    writeFileSync(join(bin, 'runuser'), '#!/bin/sh\nprintf "%s\\n" "$MEERVOUD_CONFIG" "$DATABASE_URL_FILE" "$REDIS_URL_FILE" "$@"\n', { mode: 0o755 });
    const script = join(folder, 'meervoud');
    writeFileSync(script, deployed('meervoud').replaceAll('/etc/meervoud/environment', environment), { mode: 0o755 });
    const ended = spawnSync(script, ['values', '--location', 'a b'], { encoding: 'utf8', env: { PATH: `${bin}:${process.env['PATH']}` } });
    expect(ended.stdout.trimEnd().split('\n')).toEqual([
      '/etc/meervoud/meervoud.json', '/etc/meervoud/secrets/database_url', '/x', '-u', 'meervoud', '--', '/usr/bin/env', 'node', '/opt/meervoud/bin/meervoud.mjs', 'values', '--location', 'a b',
    ]);
    rmSync(environment);
    expect(spawnSync(script, ['status'], { encoding: 'utf8', env: { PATH: `${bin}:${process.env['PATH']}` } }).status).toBe(0);
  });

  const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
  test.skipIf(!has('systemd-analyze'))('the backup and its timer are taken by systemd', () => {
    for (const name of ['meervoud-backup.service', 'meervoud-backup.timer']) writeFileSync(join(folder, name), deployed(name));
    const verified = spawnSync('systemd-analyze', ['verify', join(folder, 'meervoud-backup.timer'), join(folder, 'meervoud-backup.service')], { encoding: 'utf8' });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
  });

  test('the guide names every one of them, and nothing that is not there', () => {
    const guide = readFileSync(join(root, 'docs/operators/installing.md'), 'utf8');
    for (const [, path = ''] of guide.matchAll(/(deploy\/[\w@./-]+\*?)/g)) {
      const names = path.endsWith('*') ? readdirSync(join(root, dirname(path))).filter((name) => name.startsWith(basename(path).slice(0, -1))) : [path].filter((name) => existsSync(join(root, name)));
      expect([path, names.length > 0]).toEqual([path, true]);
    }
    for (const name of readdirSync(join(root, 'deploy/systemd'))) expect(guide).toContain(`deploy/systemd/${name.replace(/(?<=meervoud-backup\.).*/, '*')}`);
  });
});
