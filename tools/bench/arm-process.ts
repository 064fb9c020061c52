import { type ArmName, arms, type Counted, type Question } from './arms.ts';

/** One run: wall and CPU time in milliseconds, and the highest memory of this process so far in MiB. */
export interface Sample { readonly wall: number; readonly cpu: number; readonly peakMiB: number; readonly counted: Counted }

/** A process of its own for one arm, so that neither compiles, nor keeps, anything for the other. */
const arm = arms[process.argv[2] as ArmName];

process.on('message', (question: Question) => {
  void (async () => {
    globalThis.gc?.();
    const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
    const counted = await arm(question);
    const { user, system } = process.cpuUsage(cpuBefore);
    const sample: Sample = { wall: performance.now() - started, cpu: (user + system) / 1_000, peakMiB: process.resourceUsage().maxRSS / 1_024, counted };
    process.send?.(sample);
  })();
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
