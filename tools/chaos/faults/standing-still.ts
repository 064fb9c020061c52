import type { Footing } from '../life/footing.ts';
import type { Sabotage } from '../worker/sabotage.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

/**
 * A worker stands still in mid-attempt (a machine that swaps, a snapshot being taken) until another has done its work, and then goes on as if
 * nothing had happened. Its late completion must write nothing. Only where a database is shared: an embedded one has one owner.
 */
export const standStill = async (laboratory: Laboratory, footing: Footing, times: number, sabotage?: Sabotage): Promise<Finding> => {
  const trials: Trial[] = [];
  const stood = (): number => trials.reduce((sum, { life }) => sum + life.stood, 0);
  while (stood() < times) {
    let last = -1;
    const trial = await tryLife(laboratory, footing, {
      patience: 60_000, stops: false, ...(sabotage && { sabotage }),
      // the first process of each round, after some attempts
      fate: (chapter) => {
        if (chapter === last) return {};
        last = chapter;
        return { stillAt: { 'attempt:done': 1 + Math.floor(laboratory.random() * 4) } };
      },
    });
    trials.push(trial);
    laboratory.say(`  ${footing.name}: a worker stood still ${stood()} times, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
    if (trial.life.stood === 0) throw new Error('no worker stood still');
  }
  return findingOf('a worker stands still past its lease, then goes on', footing.name, trials, { stood: stood() });
};
