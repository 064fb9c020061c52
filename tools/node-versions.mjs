// `node tools/node-versions.mjs [--versions 20,22,24] [--only test|demo] [-- <arguments of npm test>]`: runs `npm test` and the demo under each
// Node, which npm brings, and prints a table. Ends with 1 when anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { versions: { type: 'string', default: '20,22,24' }, only: { type: 'string' }, kept: { type: 'string', default: join(root, 'tmp', 'nodes') } },
});

/** Folder with a `node` of this version, installed once. */
const bringNode = (version) => {
  const folder = join(options.kept, version);
  const bin = join(folder, 'node_modules', 'node', 'bin');
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', `node@${version}`], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`npm brought no node@${version}`);
  }
  return bin;
};

const run = (bin, args, env = {}) => {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(join(bin, 'node'), args, {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...env },
  });
  return { ok: status === 0, seconds: Math.round((Date.now() - started) / 1000), stdout: stdout ?? '', stderr: stderr ?? '' };
};

const runs = {
  test: (bin) => {
    const result = run(bin, ['tools/check.mjs', ...positionals]);
    return { ...result, said: /^\d+ passed, \d+ failed, \d+ skipped/m.exec(result.stdout)?.[0] ?? 'did not come to an end' };
  },
  demo: (bin) => {
    const directory = mkdtempSync(join(tmpdir(), 'meervoud-node-'));
    // on the embedded default, whatever this machine has besides
    const result = run(bin, ['apps/cli/bin/meervoud.mjs', 'demo', '--json', '--directory', join(directory, 'demo')], { DATABASE_URL: '', REDIS_URL: '' });
    rmSync(directory, { recursive: true, force: true });
    const { compared, differences, submission } = result.ok ? JSON.parse(result.stdout) : {};
    return { ...result, said: result.ok ? `${compared} values, ${differences.length} different, ${submission.status}` : 'did not come to an end' };
  },
};
const wanted = Object.entries(runs).filter(([name]) => options.only === undefined || name === options.only);
if (wanted.length === 0) throw new RangeError(`--only ${Object.keys(runs).join(' or ')}`);

const rows = options.versions.split(',').flatMap((asked) => {
  const bin = bringNode(asked);
  const version = run(bin, ['--version']).stdout.trim();
  return wanted.map(([what, work]) => {
    const { ok, seconds, said, stdout, stderr } = work(bin);
    console.log(`${version} ${what}: ${ok ? 'ok' : 'failed'} (${seconds} s)`);
    if (!ok) console.error(`${stdout}\n${stderr}`.slice(-8_000));
    return { node: version, what, ok, said, seconds };
  });
});

console.log('\n| Node | what | result | seconds |\n|---|---|---|---|');
for (const { node, what, ok, said, seconds } of rows) console.log(`| ${node} | ${what} | ${ok ? 'ok' : 'FAILED'}: ${said} | ${seconds} |`);
if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
