import type { Footing } from '../life/footing.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

/** Kills in one life at most: after that it must come to its end, so that there is something to check. */
const KILLS_PER_LIFE = 20;
/** Milliseconds of a process at most; most of what a life does is done in less. */
const LONGEST = 2_600;

/**
 * Kills the process at random moments until there were so many kills, by a seed that is printed. One in four takes the embedded server
 * with it; that is a death of two processes, not a power cut.
 */
export const killAtRandom = async (laboratory: Laboratory, footing: Footing, kills: number): Promise<Finding> => {
  const { random, say } = laboratory;
  const trials: Trial[] = [];
  let [killed, withServer] = [0, 0];
  while (killed < kills) {
    let here = 0;
    const trial = await tryLife(laboratory, footing, {
      fate: () => (here >= KILLS_PER_LIFE ? {} : { after: 150 + random() * LONGEST, withServer: footing.name === 'embedded' && random() < 0.25 }),
      onKill: (kill) => {
        here += 1;
        killed += 1;
        if (kill.withServer) withServer += 1;
      },
    });
    trials.push(trial);
    say(`  ${footing.name}: ${killed} of ${kills} random kills, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
  }
  return findingOf('kill at a random moment', footing.name, trials, withServer > 0 ? { withServer } : {});
};
