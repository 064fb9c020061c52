/** Milliseconds by the clock on the wall, and of the processor. */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
}

export const nothing: Took = { wall: 0, cpu: 0 };
export const add = (one: Took, other: Took): Took => ({ wall: one.wall + other.wall, cpu: one.cpu + other.cpu });

export const timed = async <Result>(work: () => Result | Promise<Result>): Promise<{ readonly result: Result; readonly took: Took }> => {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, took: { wall: performance.now() - began, cpu: (user + system) / 1_000 } };
};
