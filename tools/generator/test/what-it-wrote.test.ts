import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
mkdirSync(join(root, 'tmp'), { recursive: true });
/** Inside the workspace, so that everything is found as it will be, and in `tmp`, so that nothing of the workspace sees it. */
const folder = mkdtempSync(join(root, 'tmp', 'generated-'));
const inWorkspace = relative(root, folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended { readonly code: number; readonly output: string }
const run = (command: string, ...args: readonly string[]): Promise<Ended> => new Promise((resolve) => {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'));
  execFile(join(root, 'node_modules', '.bin', command), [...args], { cwd: root, env: { ...environment, NX_DAEMON: 'false', NO_COLOR: '1' }, maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
    resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, output: `${stdout}${stderr}` }));
});
const generate = (...args: readonly string[]): Promise<Ended> => run('nx', 'g', '@meervoud/tools:adapter', ...args, '--directory', inWorkspace, '--no-interactive');
const done = { code: 0, output: expect.any(String) as string };

/** Compiler and kit are quick, and machines may be busy. */
const PATIENCE = 600_000;

let written: readonly Ended[];
beforeAll(async () => {
  written = [await generate('my-ecd'), await generate('old-ecd', '--fhirVersion', 'STU3')];
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.base.json', include: ['**/*.ts'] }));
  writeFileSync(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 } };\n");
}, PATIENCE);

describe('npx nx g @meervoud/tools:adapter', { timeout: PATIENCE }, () => {
  test('writes, and says what comes next', () => {
    expect(written).toStrictEqual([done, done]);
    expect(written[0]!.output).toContain(`CREATE ${inWorkspace}/my-ecd/src/my-ecd.ts`);
    expect(written[0]!.output).toContain(`npx vitest run ${inWorkspace}/my-ecd`);
  });

  test('says clearly what it refuses', async () => {
    expect(await generate('My Ecd')).toStrictEqual({ code: 1, output: expect.stringContaining("'My Ecd' should match the pattern") as string });
    const again = await generate('my-ecd');
    expect([again.code, again.output]).toStrictEqual([1, expect.stringContaining('nothing is overwritten. [adapter-exists]')]);
    expect(again.output).toContain('expected: another name, or another --directory');
  });
});

describe('what it wrote', { timeout: PATIENCE }, () => {
  test('has no type errors', async () => expect(await run('tsc', '--noEmit', '-p', folder)).toStrictEqual({ code: 0, output: '' }));
  test('follows the house style', async () => expect(await run('eslint', '--no-ignore', folder)).toStrictEqual(done));
  test('passes its own tests: every check of the kit, in both FHIR versions', async () => {
    const { code, output } = await run('vitest', 'run', '--root', folder, '--config', join(folder, 'vitest.config.mjs'));
    expect([code, code === 0 ? '' : output]).toStrictEqual([0, '']);
    expect(output).toMatch(/Test Files {2}2 passed \(2\)/);
  });
});
