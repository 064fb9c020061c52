import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.ts';
import { type LockedPackages, type RootManifest, runtimePackage } from './runtime-package.ts';

// `npm run build`: the command as plain JavaScript in dist/, with its own package.json, lock and node_modules, and nothing of ours besides.
const root = join(import.meta.dirname, '..', '..');
const { values: options } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') }, 'no-install': { type: 'boolean', default: false } } });
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const write = (name: string, content: unknown): void => writeFileSync(join(options.out, name), `${JSON.stringify(content, null, 2)}\n`);

rmSync(options.out, { recursive: true, force: true });
mkdirSync(join(options.out, 'bin'), { recursive: true });
const command = join(options.out, 'bin', 'meervoud.mjs');
const imports = await bundle(root, command);
chmodSync(command, 0o755);
copyFileSync(join(import.meta.dirname, 'healthy.mjs'), join(options.out, 'bin', 'healthy.mjs'));

const { manifest, lock } = runtimePackage(read('package.json') as RootManifest, (read('package-lock.json') as { packages: LockedPackages }).packages, imports);
write('package.json', manifest);
write('package-lock.json', lock);

if (!options['no-install']) {
  const { status, error } = spawnSync('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: options.out, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error !== undefined || status !== 0) throw new Error(`npm ci in ${options.out} ended with ${String(status)}`);
}
process.stdout.write(`${command}\n`);
