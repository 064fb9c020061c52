// Prints which check of the adapter kit caught which adapter that was broken on purpose. `npm run mutants`.
import { caughtBy, controls, mutants } from '../libs/adapter-kit/test/mutants/all-mutants.ts';

const widest = Math.max(...mutants.map(({ name }) => name.length));
const line = (name: string, caught: readonly string[], wanted: readonly string[]): boolean => {
  const good = caught.join() === wanted.join();
  process.stdout.write(`${good ? 'ok ' : '!! '} ${name.padEnd(widest)}  ${caught.join(', ') || '–'}${good ? '' : `   (meant for: ${wanted.join(', ') || 'nothing'})`}\n`);
  return good;
};

let wrong = 0;
process.stdout.write(`    ${'mutant'.padEnd(widest)}  check that caught it\n`);
for (const mutant of mutants) if (!line(mutant.name, await caughtBy(mutant), [mutant.meantFor])) wrong += 1;
for (const { name, check } of controls) {
  const { checks } = await check();
  if (!line(`(unbroken, ${name})`, checks.filter(({ outcome }) => outcome === 'fail').map((item) => item.check), [])) wrong += 1;
}
process.stdout.write(`\n${mutants.length} mutants and ${controls.length} unbroken adapters: ${mutants.length + controls.length - wrong} as meant, ${wrong} not\n`);
process.exitCode = wrong === 0 ? 0 : 1;
