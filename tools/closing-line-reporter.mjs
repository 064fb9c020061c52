// Vitest reporter: lists what was skipped with its reason, then counts the whole run on one plain line.
export default class ClosingLineReporter {
  onTestRunEnd(modules) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const skipped = [];
    for (const module of modules) {
      if (!module.ok() && module.children.size === 0) counts.failed += 1; // a file that did not load
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
        if (state === 'skipped') skipped.push(`  ${test.fullName}${note ? `: ${note}` : ''}`);
      }
    }
    if (skipped.length > 0) console.log(`\nskipped:\n${skipped.join('\n')}`);
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
