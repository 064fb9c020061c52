import { setTimeout as pause } from 'node:timers/promises';
import { openFooting, type OwnRedis, type Persistence } from '../life/footing.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

/** Empties Redis, or kills it with what it had not yet written, again and again while a life goes on. */
export const loseRedis = async (laboratory: Laboratory, mode: Persistence, times: number): Promise<Finding> => {
  const { random, say } = laboratory;
  const footing = await openFooting('redis', { persistence: mode });
  const trials: Trial[] = [];
  let [flushed, killed] = [0, 0];
  const lose = async (redis: OwnRedis): Promise<void> => {
    if (random() < 0.5) {
      await redis.flush();
      flushed += 1;
    } else {
      await redis.killAndRestart();
      killed += 1;
    }
  };
  try {
    await laboratory.clean(footing);
    while (flushed + killed < times) {
      const trial = await tryLife(laboratory, footing, {
        nemesis: async (signal) => {
          while (!signal.aborted && flushed + killed < times) {
            await pause(100 + random() * 700, undefined, { signal }).catch(() => undefined);
            if (!signal.aborted && footing.redis) await lose(footing.redis);
          }
        },
      });
      trials.push(trial);
      say(`  redis, persistence ${mode}: emptied ${flushed}, killed ${killed}, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
    }
    return findingOf(`Redis emptied or killed, persistence: ${mode}`, 'redis', trials, { flushed, killed });
  } finally {
    await footing.close();
  }
};
