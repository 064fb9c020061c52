// `npm test`: types, floors and tests, in that order; ends with the test runner's own count on a line of its own.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ci = process.env.CI === 'true';

const steps = [
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  // through nx: the rule on floors needs its project graph, and is silently skipped without one
  { name: 'floors and style', command: 'nx', args: ['run-many', '-t', 'lint', '--outputStyle=stream', ...(ci ? ['--skip-nx-cache'] : [])], quiet: true },
  { name: 'tests', command: 'vitest', args: ['run', ...process.argv.slice(2)] },
];

for (const { name, command, args, quiet } of steps) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const result = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    if (quiet) console.error(result.stdout + result.stderr);
    console.error(`\n${name}: failed`);
    process.exit(result.status || 1);
  }
  if (name !== 'tests') console.log(`ok (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
