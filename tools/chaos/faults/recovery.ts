import type { CrashPoint } from '@meervoud/kernel';
import { defaultTiming } from '@meervoud/queue';
import type { Footing } from '../life/footing.ts';
import { findingOf, type Finding, type Laboratory, tryLife } from './trial.ts';

/** Where a death takes longest to be noticed: one in each round. */
const SLOWEST: readonly CrashPoint[] = ['attempt:received', 'attempt:begun', 'hand-over:marked'];

/** The other experiments shorten leases and pauses so that lives take seconds. Here they are those of production (I10). */
export const recoverInProduction = async (laboratory: Laboratory, footing: Footing): Promise<Finding> => {
  await laboratory.clean(footing);
  const left = new Set(SLOWEST);
  const trial = await tryLife(laboratory, footing, {
    timing: defaultTiming, stops: false, patience: 180_000,
    fate: (chapter) => {
      const point = SLOWEST[chapter];
      // not the first task, so that there was something before it
      return point === undefined || !left.has(point) ? {} : { at: { [point]: 2 } };
    },
    onKill: ({ point }) => void left.delete(point as CrashPoint),
  });
  laboratory.say(`  ${footing.name}: production timing, ${Math.round(trial.life.longestRecovery)} ms at most, ${trial.violations.length} violations`);
  return findingOf('kill where it is noticed last, with the leases and pauses of production', footing.name, [trial], { points: SLOWEST.length - left.size });
};
