import { checksOfOthers, checksOfTheMachine } from '../../apps/cli/src/doctor/all-checks.ts';
import type { DoctorCheck } from '../../apps/cli/src/doctor/check.ts';
import { configuration } from '../../apps/cli/src/doctor/checks/configuration.ts';
import { cell } from './configuration-page.ts';

const head = `# Wat \`meervoud doctor\` nakijkt / What \`meervoud doctor\` looks at

\`meervoud doctor\` kijkt alles na wat een run nodig heeft, gaat door na wat niet klopt, en zegt bij elke bevinding wat u moet doen. De code tussen
vierkante haken is vast: noem die als u hulp vraagt. Het verandert niets, en mag draaien terwijl Meervoud werkt. Een **fout** geeft exitcode 3; bij
*let op* is er nog niets mis.

\`meervoud doctor\` looks at everything a run needs, goes on after what is wrong, and says with each finding what to do (\`--lang en\`, \`--json\`). The code
in square brackets is stable. It changes nothing, and may run while Meervoud works. What is **wrong** gives exit code 3; a *warning* does not.

This page is written by \`npm run docs\` from the checks themselves; a test compares them.
`;

const weights = { wrong: '**fout** / wrong', warning: '*let op* / warning' } as const;

const section = ({ looksAt, findings }: DoctorCheck): string => [
  `## ${looksAt.nl} / ${looksAt.en}`, '',
  '| code | | wat er is / what is found | wat u doet / what to do |', '|---|---|---|---|',
  ...Object.entries(findings).map(([code, { weight, what, next }]) => `| \`${code}\` | ${weights[weight]} | ${cell(`${what.nl}<br>${what.en}`)} | ${cell(`${next.nl}<br>${next.en}`)} |`), '',
].join('\n');

export const doctorPage = (): string => [head, ...[configuration([]), ...checksOfTheMachine, ...checksOfOthers].map(section)].join('\n');
