import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessSeal, ChainReport } from '@meervoud/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, temporaryDirectory } from './meervoud.ts';

const root = temporaryDirectory();
const directory = join(root, 'one');
const audit = (...args: readonly string[]) => run(['audit', ...args, '--config', join(directory, 'meervoud.json')]);
const report = async (): Promise<ChainReport> => JSON.parse((await audit('verify', '--json')).stdout) as ChainReport;

beforeAll(async () => {
  expect((await run(['demo', '--year', '2022', '--directory', directory])).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('opening a value is one more entry of the access log, and the log stays whole', async () => {
  const before = await report();
  const { code } = await run(['explain', '2022/de-linde/1.1b', '--as', 'anna', '--config', join(directory, 'meervoud.json')]);
  expect(code).toBe(0);
  const after = await report();
  expect([after.entries - before.entries, after.faults]).toStrictEqual([1, []]);
});

test('where the log ends is signed, and the seal is examined with it', async () => {
  const { to = 0 } = await report();
  const sealed = await audit('seal', '--json');
  const seal = JSON.parse(sealed.stdout) as AccessSeal;
  expect([sealed.code, seal.position]).toStrictEqual([0, to]);
  expect(await report()).toStrictEqual({ entries: to, from: 1, to, seals: 1, faults: [] });
  expect((await audit('verify')).stdout).toBe(`${to} regels (1 tot en met ${to}) en 1 zegels bekeken: alles is zoals het is opgeschreven.\n`);
});

test('the log is written as AuditEvents, the writing itself being the last; a file that is there is not replaced', async () => {
  const out = join(root, 'audit.ndjson');
  const { entries } = await report();
  expect((await audit('export', '--out', out, '--as', 'anna')).code).toBe(0);
  const events = readFileSync(out, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { resourceType: string; subtype: { code: string }[] });
  expect([events.length, events.at(-1)?.subtype[0]?.code, statSync(out).mode & 0o777]).toStrictEqual([entries + 1, 'export', 0o600]);
  expect(new Set(events.map(({ resourceType }) => resourceType))).toStrictEqual(new Set(['AuditEvent']));
  const again = await audit('export', '--out', out);
  expect([again.code, again.stderr.includes('file-not-written')]).toStrictEqual([3, true]);
});
