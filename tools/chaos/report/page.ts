import type { FindingOrSkipped } from '../faults/failing-disk.ts';
import type { Results } from './results.ts';

export const BEGIN = '<!-- measured by `npm run chaos`; do not write here -->';
export const END = '<!-- until here -->';

/** 0 failures in n trials bound the rate of failure, with 95 % confidence, at 3/n. */
const bound = (trials: number): string => (trials === 0 ? '–' : `< ${(300 / trials).toPrecision(2)} %`);
const named = (more: Readonly<Record<string, unknown>>): string =>
  Object.entries(more).filter(([, value]) => !Array.isArray(value) || value.length > 0).map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toPrecision(3)) : String(value)}`).join(', ');

const row = (finding: FindingOrSkipped): string => {
  if ('skipped' in finding) return `| ${finding.experiment} | | not run: ${finding.skipped} | | | | |`;
  const { experiment, footing, lives, kills, violations, longestRecovery, more } = finding;
  const broken = violations.length === 0 ? '0' : `**${violations.length}** (${[...new Set(violations.map(({ invariant }) => invariant))].join(', ')})`;
  return `| ${experiment} | ${footing} | ${lives} | ${kills || ''} | ${broken} | ${kills > 0 ? `${(longestRecovery / 1_000).toFixed(1)} s` : ''} | ${named(more)} |`;
};

/** The measured part of `docs/reliability.md`. */
export const toPage = ({ findings, controls, openers, runs }: Results): string => {
  const all = Object.values(findings);
  const random = all.filter((one) => !('skipped' in one) && one.experiment.includes('random'));
  const kills = random.reduce((sum, one) => sum + ('skipped' in one ? 0 : one.kills), 0);
  const clean = random.every((one) => 'skipped' in one || one.violations.length === 0);
  return [
    BEGIN, '',
    '| fault | footing | lives | kills | invariants broken | longest recovery | more |', '|---|---|---|---|---|---|---|',
    ...all.map(row), '',
    ...(kills > 0 && clean ? [`No invariant was broken in ${kills} random kills: with 95 % confidence fewer than 3/${kills} (${bound(kills)}) of such kills break one. The kills at every named point are an enumeration, not a sample.`, ''] : []),
    ...(openers ? [`A second owner of an embedded directory that is in use was refused ${openers.refused} of ${openers.times} times (I12).`, ''] : []),
    'Built wrong on purpose, each must be caught:', '',
    '| wrong | footing | caught by |', '|---|---|---|',
    ...Object.values(controls).map(({ sabotage, footing, broken }) => `| ${sabotage} | ${footing} | ${broken.length > 0 ? broken.join(', ') : '**nothing**'} |`), '',
    ...runs.map((run) => `- ${run}`), '',
    END,
  ].join('\n');
};
