/** One run: wall and CPU time in milliseconds, and the highest memory of this process so far in MiB. */
export interface Sample { readonly wall: number; readonly cpu: number; readonly peakMiB: number; readonly counted: Counted }
/** What an arm did, to see that every arm did the same. */
export type Counted = Readonly<Record<string, number>>;
export type Arm<Question> = (question: Question) => Promise<Counted>;

/** A process of its own for one arm, so that neither compiles, nor keeps, anything for the other. */
const [file = '', name = ''] = process.argv.slice(2);
const { arms } = await import(file) as { arms: Record<string, Arm<unknown>> };
const arm = arms[name];
if (arm === undefined) throw new RangeError(`there is no arm ${name}`);

process.on('message', (question) => {
  void (async () => {
    const [started, cpuBefore] = [performance.now(), process.cpuUsage()];
    const counted = await arm(question);
    const { user, system } = process.cpuUsage(cpuBefore);
    const sample: Sample = { wall: performance.now() - started, cpu: (user + system) / 1_000, peakMiB: process.resourceUsage().maxRSS / 1_024, counted };
    process.send?.(sample);
  })();
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
