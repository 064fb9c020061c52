import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
