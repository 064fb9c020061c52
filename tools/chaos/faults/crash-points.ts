import { type CrashPoint, crashPoints } from '@meervoud/kernel';
import type { Footing } from '../life/footing.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

export interface PointKill { readonly point: CrashPoint; readonly chapter: number }

const LIVES_AT_MOST = 4;

/**
 * Kills a process at every point there is, from a chapter of the life on. A process dies at whichever it passes first of those that are
 * left, so one life has room for most of them. Throws when the clean run does not pass a point that the catalogue names.
 */
export const killAtEveryPoint = async (laboratory: Laboratory, footing: Footing, fromChapter = 0): Promise<Finding> => {
  const clean = await laboratory.clean(footing);
  const unpassed = crashPoints.filter((point) => clean.passed[point] === undefined);
  if (unpassed.length > 0) throw new Error(`a clean run does not pass ${unpassed.join(', ')}`);
  const left = new Set<CrashPoint>(crashPoints);
  const killed: PointKill[] = [];
  const trials: Trial[] = [];
  while (left.size > 0 && trials.length < LIVES_AT_MOST) {
    let now = 0;
    const trial = await tryLife(laboratory, footing, {
      fate: (chapter) => {
        now = chapter;
        return chapter < fromChapter ? {} : { at: Object.fromEntries([...left].map((point) => [point, 1])) };
      },
      onKill: ({ point }) => {
        if (point === undefined || !left.delete(point as CrashPoint)) return;
        killed.push({ point: point as CrashPoint, chapter: now });
      },
    });
    trials.push(trial);
    laboratory.say(`  ${footing.name}: ${killed.length} of ${crashPoints.length} points, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
  }
  return findingOf(`kill at every crash point, from round ${fromChapter + 1} on`, footing.name, trials, { points: killed.length, of: crashPoints.length, notReached: [...left] });
};
