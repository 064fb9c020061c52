import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SigningKey } from '@meervoud/delivery';
import type { Timing } from '@meervoud/queue';
import type { Sabotage } from '../worker/sabotage.ts';
import type { World } from '../world/open-world.ts';
import type { Weather, WorldReport } from '../world/world-process.ts';
import type { Footing } from './footing.ts';
import { type Fate, type Keeper, keepWorker, type Kill } from './keeper.ts';
import { type Chapter, type Scenario, type Turn } from './scenario.ts';
import { forgetLife, type Remains, remainsOf, type Staged, requestedTasks, stagedBy, watchCompletions, workLeft } from './witness.ts';

/** Small, so that a life takes seconds; `npm run chaos` also measures with those of production. */
export const quickTiming: Timing = { idle: 25, handOverAgain: 400, lease: 900, longestBackoff: 400, canary: 10_000, silence: 30_000 };

export interface LifePlan {
  readonly footing: Footing;
  readonly world: World;
  readonly scenario: Scenario;
  readonly signingKey: SigningKey;
  /** How the processes of each chapter end; default: they do not. */
  readonly fate?: (chapter: number) => Fate;
  readonly onKill?: (kill: Kill) => void;
  /** Before a chapter begins. */
  readonly before?: (chapter: number) => Promise<void>;
  /** Something that happens beside the worker, until told to stop. */
  readonly nemesis?: (signal: AbortSignal) => Promise<void>;
  readonly timing?: Partial<Timing>;
  readonly sabotage?: Sabotage;
  readonly weather?: Weather;
  readonly patient?: boolean;
  /** Milliseconds after the last kill in which a chapter must be done, or the life is given up. */
  readonly patience?: number;
  /** The database is away at times: a process may say that it cannot start now. */
  readonly mayFailToStart?: boolean;
  /** Does a worker end in good order in mid-read, once? */
  readonly stops?: boolean;
}

/** A life from an empty database to the last receipt, and what is left of it. */
export interface Life {
  readonly remains: Remains;
  readonly world: WorldReport;
  readonly kills: readonly Kill[];
  /** Reads as they were when a process died in them. */
  readonly interrupted: readonly (Staged & { readonly chapter: number; readonly turn: number })[];
  /** What each read of each chapter had staged in the end. */
  readonly staged: Readonly<Record<string, Staged>>;
  readonly passed: Readonly<Record<string, number>>;
  /** Longest time from a kill to all work done, in milliseconds. */
  readonly longestRecovery: number;
  /** How often a start said: not now, try later. */
  readonly notNow: number;
  /** How many processes stood still and went on. */
  readonly stood: number;
  /** Work that was not done when patience was over. */
  readonly stuck: readonly string[];
  readonly defects: readonly string[];
  readonly milliseconds: number;
}

const STANDSTILL_MS = 10_000;
const ORGANIZATION = 'chaos-org';
let logs = 0;

export const liveThrough = async (life: LifePlan): Promise<Life> => {
  const { footing, world, scenario, signingKey, patience = 120_000 } = life;
  const started = performance.now();
  await forgetLife(footing);
  const urls = await world.begin({ jwks: { keys: [signingKey.publicJwk] }, organization: ORGANIZATION, ...(life.weather && { weather: life.weather }) });
  const [interrupted, staged, stuck]: [Life['interrupted'][number][], Record<string, Staged>, string[]] = [[], {}, []];
  let [chapter, turn, longestRecovery, lastSettled] = [0, 0, 0, started];
  const { organization: { name }, campaign } = scenario.population;
  const keeper: Keeper = keepWorker(footing, {
    organization: { id: ORGANIZATION, name }, place: footing.place, urls, campaign, signingKey: signingKey.privateJwk,
    timing: life.timing ?? quickTiming, logFile: join(footing.folder, `worker-${logs += 1}.log`),
    ...(footing.redis && { redisUrl: footing.redis.url }), ...(life.sabotage && { sabotage: life.sabotage }), ...(life.patient && { patient: true }),
  }, {
    fate: () => life.fate?.(chapter) ?? {},
    ...(life.mayFailToStart && { mayFailToStart: true }),
    onReady: async () => {
      // the database itself may be away just now
      for (let tries = 0; tries < 300 && !(await watchCompletions(footing).then(() => true, () => false)); tries += 1) await pause(100);
    },
    onKill: async () => {
      const kill = keeper.kills.at(-1);
      if (kill) life.onKill?.(kill);
      const read = kill?.withServer ? undefined : await stagedBy(footing, 'running');
      if (read) interrupted.push({ ...read, chapter, turn });
    },
  });
  const over = new AbortController();
  const nemesis = life.nemesis?.(over.signal);

  /** Until nothing is asked for and no turn is due; false when patience is over. */
  const settle = async (what: string): Promise<boolean> => {
    const began = performance.now();
    for (;;) {
      const left = await workLeft(footing).catch(() => undefined);
      if (left?.requested === 0 && left.turnsDue === 0) break;
      // one that stands still may hold a lock of the database: the others wait, and it is not they who are tried
      if (performance.now() > began + STANDSTILL_MS) await keeper.wake();
      // a kill is no standstill
      if (performance.now() > Math.max(began, keeper.lastKill() ?? 0) + patience) {
        stuck.push(`chapter ${chapter}, ${what}: ${JSON.stringify(await requestedTasks(footing).catch(() => left))}`);
        return false;
      }
      await pause(25);
    }
    const killed = keeper.lastKill();
    if (killed !== undefined && killed > lastSettled) longestRecovery = Math.max(longestRecovery, performance.now() - killed);
    lastSettled = performance.now();
    return true;
  };
  const takeTurns = async (names: readonly Turn[]): Promise<void> => {
    for (let done = false; !done;) {
      done = await footing.query(`update meervoud.schedule set next_at = clock_timestamp() - interval '1 second' where name = any($1)`, [names]).then(() => true, () => false);
      if (!done) await pause(50);
    }
  };
  const approve = async (by: string): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await (await keeper.worker()).ask({ do: 'approve', by }, 'approved', 'not-approved');
      if (answer?.said === 'approved' || (answer?.said === 'not-approved' && answer.code === 'already-approved-by-you')) return;
      if (answer?.said === 'not-approved' && !['database-unavailable', 'database-busy'].includes(answer.code)) {
        stuck.push(`chapter ${chapter}: ${by} could not approve: ${answer.code}`);
        return;
      }
      await pause(20);
    }
    stuck.push(`chapter ${chapter}: ${by} could not approve in 200 tries`);
  };
  const stopInMidRead = async (): Promise<void> => {
    for (const deadline = performance.now() + 20_000; performance.now() < deadline;) {
      const [reading] = await footing.query(`select 1 from meervoud.task where job = 'acquire-records' and lease_until > clock_timestamp()`).catch(() => []);
      if (reading) return keeper.stopGracefully();
      await pause(5);
    }
  };
  const through = async ({ turns, approvals, recipientAway }: Chapter): Promise<boolean> => {
    await life.before?.(chapter);
    if (chapter > 0) await world.change(chapter);
    if (life.fate && chapter > 0) await keeper.killNow();
    const reads = turns.length === 0 ? [[] as readonly Turn[]] : turns;
    for (const [index, names] of reads.entries()) {
      turn = index;
      if (names.length > 0) await takeTurns(names);
      if (chapter === 1 && life.stops !== false) await stopInMidRead();
      if (!(await settle(names.join() || 'first round'))) return false;
      staged[`${chapter}.${index}`] = (await stagedBy(footing, 'complete')) ?? { complete: [], counts: {} };
    }
    if (recipientAway > 0) await world.recipientAway(recipientAway);
    for (const by of approvals) await approve(by);
    const isSettled = await settle('delivery');
    await keeper.wake();
    return isSettled && settle('after a late word');
  };

  try {
    for (const next of scenario.chapters) {
      if (!(await through(next))) break;
      chapter += 1;
    }
    if (life.fate === undefined && life.stops !== false) {
      // a clean run tells what it passed
      await keeper.stopGracefully();
      await keeper.worker();
    }
    over.abort();
    await nemesis;
    await settle('the end');
    const remains = await remainsOf(footing, ORGANIZATION);
    return {
      remains, world: await world.report(), kills: keeper.kills, interrupted, staged, passed: keeper.passed, longestRecovery, stuck, stood: keeper.stood(), notNow: keeper.notNow(),
      defects: keeper.defects, milliseconds: performance.now() - started,
    };
  } finally {
    over.abort();
    await keeper.end();
  }
};
