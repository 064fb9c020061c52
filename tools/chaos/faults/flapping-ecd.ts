import { openFooting } from '../life/footing.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

/**
 * An ECD that is up 20 % of the time and resets what is under way, answers 429 with `Retry-After` now and then, takes each token for one
 * page, and changes data while it is paged through. The figures in the end are those of a clean run; the way there is another one.
 */
export const readFlappingEcd = async (laboratory: Laboratory, times: number): Promise<Finding> => {
  const footing = await openFooting('embedded');
  const trials: Trial[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const trial = await tryLife(laboratory, footing, {
        weather: { up: 0.2, throttles: true, tokenPerPage: true, changesWhilePaging: true }, patient: true, patience: 600_000, stops: false,
        before: async (chapter) => { if (chapter === 1) await laboratory.world.calm(); },
      }, { compare: 'figures' });
      trials.push(trial);
      const { cut, upShare, requests } = trial.life.world;
      laboratory.say(`  flapping ECD: up ${Math.round(100 * upShare)} %, ${cut} connections cut, ${JSON.stringify(requests)}, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
    }
    const sum = (what: (trial: Trial) => number): number => trials.reduce((total, trial) => total + what(trial), 0);
    return findingOf('an ECD that is up 20 % of the time, throttles, takes a token for one page and changes while it is read', 'embedded', trials, {
      cut: sum(({ life }) => life.world.cut), throttled: sum(({ life }) => life.world.requests['failed'] ?? 0),
      tokens: sum(({ life }) => life.world.requests['token'] ?? 0), pages: sum(({ life }) => life.world.requests['search'] ?? 0),
      upShare: sum(({ life }) => life.world.upShare) / Math.max(1, times),
    });
  } finally {
    await footing.close();
  }
};
