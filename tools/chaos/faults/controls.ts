import type { CrashPoint } from '@meervoud/kernel';
import type { Footing } from '../life/footing.ts';
import type { Invariant } from '../life/check.ts';
import type { Sabotage } from '../worker/sabotage.ts';
import { standStill } from './standing-still.ts';
import { type Laboratory, type Trial, tryLife } from './trial.ts';

/** A thing built wrong on purpose, and which invariants the checker found broken. None means that the checker is blind. */
export interface Control { readonly sabotage: Sabotage; readonly footing: string; readonly kills: number; readonly broken: readonly Invariant[]; readonly first: string }

/** Where each kind of wrong shows: the point between the two halves of what should be one. */
const shows: Readonly<Record<Exclude<Sabotage, 'no-fencing'>, { readonly point?: CrashPoint; readonly time?: number }>> = {
  'effects-outside': { point: 'complete-run:before' },
  'no-outbox': { point: 'attempt:completed', time: 2 },
  'checkpoint-first': { point: 'checkpoint:after', time: 3 },
  'key-per-try': { point: 'send:after' },
  'one-approval': {},
};

export const runControls = async (laboratory: Laboratory, footing: Footing): Promise<readonly Control[]> => {
  await laboratory.clean(footing);
  const controls: Control[] = [];
  const keep = (sabotage: Sabotage, { life, violations }: Pick<Trial, 'life' | 'violations'>): void => {
    const broken = [...new Set(violations.map(({ invariant }) => invariant))];
    controls.push({ sabotage, footing: footing.name, kills: life.kills.length, broken, first: violations[0]?.what ?? '' });
    laboratory.say(`  control ${sabotage}: ${broken.length > 0 ? `caught as ${broken.join(', ')}` : 'NOT CAUGHT'}`);
  };
  for (const [sabotage, { point, time = 1 }] of Object.entries(shows) as [Exclude<Sabotage, 'no-fencing'>, (typeof shows)['no-outbox']][]) {
    let isKilled = false;
    keep(sabotage, await tryLife(laboratory, footing, {
      sabotage, patience: 15_000, stops: false,
      fate: () => (point === undefined || isKilled ? {} : { at: { [point]: time } }),
      onKill: () => { isKilled = true; },
    }));
  }
  if (footing.name !== 'embedded') {
    const finding = await standStill(laboratory, footing, 3, 'no-fencing');
    keep('no-fencing', { life: { kills: [] } as never, violations: finding.violations });
  }
  return controls;
};
