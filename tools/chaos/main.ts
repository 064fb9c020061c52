import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runControls } from './faults/controls.ts';
import { killAtEveryPoint } from './faults/crash-points.ts';
import { failFsync, fillDisk, type FindingOrSkipped } from './faults/failing-disk.ts';
import { readFlappingEcd } from './faults/flapping-ecd.ts';
import { killAtRandom } from './faults/random-kills.ts';
import { recoverInProduction } from './faults/recovery.ts';
import { loseRedis } from './faults/redis-losses.ts';
import { standStill } from './faults/standing-still.ts';
import { openLaboratory } from './faults/trial.ts';
import { openTwice } from './faults/two-openers.ts';
import { type Footing, type FootingName, openFooting } from './life/footing.ts';
import { BEGIN, END, toPage } from './report/page.ts';
import { amendResults } from './report/results.ts';

// `npm run chaos`: everything, on every footing. With parts named, only those: --points, --kills 300, --still, --redis-modes, --controls, --openers,
// --disk, --flapping, --production. --footing names one footing, --seed repeats a run. Ends with 1 when an invariant was broken.
const { values: options } = parseArgs({
  options: {
    points: { type: 'boolean' }, kills: { type: 'string' }, still: { type: 'boolean' }, 'redis-modes': { type: 'boolean' }, controls: { type: 'boolean' },
    openers: { type: 'boolean' }, disk: { type: 'boolean' }, flapping: { type: 'boolean' }, production: { type: 'boolean' },
    rounds: { type: 'string', default: '1' }, footing: { type: 'string' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const parts = ['points', 'kills', 'still', 'redis-modes', 'controls', 'openers', 'disk', 'flapping', 'production'] as const;
const isAll = parts.every((part) => options[part] === undefined);
const wanted = (part: (typeof parts)[number]): boolean => isAll || options[part] !== undefined;
const footings = (options.footing === undefined ? ['embedded', 'postgresql', 'redis'] : [options.footing]) as readonly FootingName[];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seed = Number(options.seed);
say(`seed ${seed}`);
const laboratory = await openLaboratory(seed, say);
const failures: string[] = [];
const keep = (finding: FindingOrSkipped): void => {
  amendResults(({ findings }) => ({ findings: { ...findings, [`${finding.experiment} ${'footing' in finding ? finding.footing : ''}`]: finding } }));
  if ('skipped' in finding) return;
  failures.push(...finding.violations.map(({ invariant, what }) => `${finding.experiment}, ${finding.footing}: ${invariant} ${what}`));
  if (Number(finding.more['lost'] ?? 0) > 0) failures.push(`${finding.experiment}: what was acknowledged is lost`);
};
const on = async (name: FootingName, experiment: (footing: Footing) => Promise<void>): Promise<void> => {
  const footing = await openFooting(name);
  try {
    await experiment(footing);
  } finally {
    await footing.close();
  }
};

try {
  const kills = Number(options.kills ?? 300);
  for (const name of footings) {
    await on(name, async (footing) => {
      if (wanted('points')) for (let from = 0; from < Number(options.rounds); from += 1) keep(await killAtEveryPoint(laboratory, footing, from));
      if (wanted('kills')) keep(await killAtRandom(laboratory, footing, Math.ceil(kills / footings.length)));
      if (wanted('still') && name !== 'embedded') keep(await standStill(laboratory, footing, 6));
      if (wanted('production')) keep(await recoverInProduction(laboratory, footing));
      if (wanted('controls') && name === 'postgresql') {
        for (const control of await runControls(laboratory, footing)) {
          amendResults(({ controls }) => ({ controls: { ...controls, [control.sabotage]: control } }));
          if (control.broken.length === 0) failures.push(`control ${control.sabotage} was not caught`);
        }
      }
    });
  }
  if (wanted('redis-modes')) for (const mode of ['none', 'everysec', 'always'] as const) keep(await loseRedis(laboratory, mode, 20));
  if (wanted('openers')) {
    const openers = await openTwice(50, say);
    amendResults(() => ({ openers }));
    if (openers.refused < openers.times) failures.push('a second process opened an embedded directory');
  }
  if (wanted('disk')) for (const fail of [fillDisk, failFsync]) keep(await fail(laboratory, 3));
  if (wanted('flapping')) keep(await readFlappingEcd(laboratory, 1));
} finally {
  laboratory.close();
}

const [asked, load] = [process.argv.slice(2).filter((part) => part !== '--').join(' '), loadavg()[0] ?? 0];
const run = `\`npm run chaos${asked ? ` -- ${asked}` : ''}\`, seed ${seed}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${load.toFixed(0)}`;
const results = amendResults(({ runs }) => ({ runs: [...runs, run] }));
const page = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const text = readFileSync(page, 'utf8');
writeFileSync(page, `${text.slice(0, text.indexOf(BEGIN))}${toPage(results)}${text.slice(text.indexOf(END) + END.length)}`);
say('written to docs/reliability.md');
for (const failure of failures) say(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
