// Plain Node, no dependencies: makes a fresh clone ready, and is silent and quick when it already is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.meervoud-installed');
const wanted = [20, 19];

const stop = (message) => {
  console.error(`meervoud: ${message}`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  stop(`Node ${process.versions.node} is too old; install Node ${wanted.join('.')} or newer (nodejs.org).`);
}

const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;

if (installed !== lock) {
  console.error('meervoud: installing what is missing (npm ci); about a minute the first time ...');
  const started = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.error) stop(`npm could not be started (${result.error.code}); install npm, which comes with Node.`);
  if (result.status !== 0) stop(`npm ci ended with ${result.status}. Is the npm registry reachable? Then run this command again.`);
  writeFileSync(stamp, lock);
  console.error(`meervoud: installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
