import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSigningKey, type SigningKey } from '@meervoud/delivery';
import { check, type CheckOptions, type Violation } from '../life/check.ts';
import type { Footing, FootingName } from '../life/footing.ts';
import { type Life, type LifePlan, liveThrough } from '../life/live.ts';
import { type Scenario, scenario } from '../life/scenario.ts';
import { openWorld, type World } from '../world/open-world.ts';
import { randomOf } from './random.ts';

/** What every experiment works with. */
export interface Laboratory {
  readonly world: World;
  readonly scenario: Scenario;
  readonly signingKey: SigningKey;
  readonly random: () => number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** A life without any fault, lived once; what the others are held against, on whatever footing. */
  clean(footing: Footing): Promise<Life>;
  close(): void;
}

export const openLaboratory = async (seed: number, say: (line: string) => void): Promise<Laboratory> => {
  const [world, signingKey, played] = [openWorld(), await generateSigningKey(), scenario()];
  let clean: Promise<Life> | undefined;
  return {
    world, signingKey, scenario: played, random: randomOf(seed), seed, say,
    clean: (footing) => (clean ??= liveThrough({ footing, world, scenario: played, signingKey })),
    close: () => world.close(),
  };
};

/** What an experiment found, for the page. */
export interface Finding {
  readonly experiment: string;
  readonly footing: FootingName | 'all';
  readonly lives: number;
  readonly kills: number;
  readonly violations: readonly Violation[];
  readonly longestRecovery: number;
  readonly more: Readonly<Record<string, unknown>>;
}

export interface Trial { readonly life: Life; readonly violations: readonly Violation[] }

const logsOf = (folder: string): string =>
  readdirSync(folder).filter((name) => name.startsWith('worker-')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');

/** Lives a life with faults and checks what is left of it. */
export const tryLife = async (
  { world, scenario: played, signingKey, clean }: Laboratory, footing: Footing, plan: Omit<LifePlan, 'world' | 'scenario' | 'signingKey' | 'footing'>, options: CheckOptions = {},
): Promise<Trial> => {
  const expected = await clean(footing);
  const life = await liveThrough({ footing, world, scenario: played, signingKey, ...plan });
  return { life, violations: check(life, expected, { canaries: played.population.canaries, log: logsOf(footing.folder), ...options }) };
};

export const findingOf = (experiment: string, footing: Finding['footing'], trials: readonly Trial[], more: Finding['more'] = {}): Finding => ({
  experiment, footing, lives: trials.length,
  kills: trials.reduce((sum, { life }) => sum + life.kills.length, 0),
  violations: trials.flatMap(({ violations }) => violations),
  longestRecovery: Math.max(0, ...trials.map(({ life }) => life.longestRecovery)),
  more: { ...more, readsInterrupted: trials.reduce((sum, { life }) => sum + life.interrupted.length, 0) },
});
