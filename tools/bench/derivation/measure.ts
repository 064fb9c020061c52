import { rmSync } from 'node:fs';
import { armLine, openArms } from '../compare-arms.ts';
import type { Bench } from '../main.ts';
import type { Question } from './arms.ts';
import { writeLines } from './write-lines.ts';

/** Goals 1, 5, 6 and 7 of design/performance.md. */
const goals = { six: 1.1, again: 0.03, year: 1.65 } as const;
/** The larger size fills three houses to 2,667 clients each; the synthetic population refuses more than 2,900 in one. */
const SIZES = [2_000, 8_000];
const MEMORY_MIB = 120;

/** Every line parsed, mapped and derived with its evidence, beside JSON.parse of every line; and derived again for another date. */
export const measureDerivation: Bench = async ({ rounds, quick, clients }, say) => {
  const sizes = clients === undefined ? (quick ? [500] : SIZES) : [clients];
  const results = [];
  for (const size of sizes) {
    const { path, lines, bytes, clients: written, locations } = await writeLines(size);
    const arms = await openArms<Question>('derivation', ['parse', 'six', 'six-all', 'year', 'again']);
    try {
      say(`  ${written} clients, ${lines} lines of ${Math.round(bytes / lines)} bytes, ${rounds} rounds; ratios to JSON.parse of every line: median [lowest-highest]`);
      const compared = await arms.compare({ path, locations }, rounds);
      for (const arm of compared) {
        const goal = arm.name in goals ? goals[arm.name as keyof typeof goals] : undefined;
        say(`${armLine(arm)}${goal === undefined ? '' : `   goal ${goal}: ${arm.ratio.median <= goal ? 'met' : 'not met'}`}`);
      }
      results.push({ clients: written, lines, bytes, arms: compared });
    } finally {
      arms.close();
      rmSync(path);
    }
  }
  return { goals, memoryMiB: MEMORY_MIB, results };
};
