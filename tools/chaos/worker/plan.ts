import type { Campaign } from '@meervoud/indicator';
import type { CrashPoint } from '@meervoud/kernel';
import type { Timing } from '@meervoud/queue';
import type { StorePlace } from '@meervoud/store';
import type { JWK } from 'jose';
import type { WorldUrls } from '../world/world-process.ts';
import type { Sabotage } from './sabotage.ts';

/** For each point the pass, counted from 1, at which the process sends itself the signal. */
export interface Doom { readonly points: Partial<Readonly<Record<CrashPoint, number>>>; readonly signal: 'SIGKILL' | 'SIGSTOP' }

/** What a worker process is started with. */
export interface WorkerPlan {
  readonly organization: { readonly id: string; readonly name: string };
  readonly place: StorePlace;
  readonly redisUrl?: string;
  readonly urls: WorldUrls;
  readonly campaign: Campaign;
  readonly signingKey: JWK;
  /** Default: that of production. */
  readonly timing?: Partial<Timing>;
  /** Die, or stand still, at whichever of these points is the first to be passed so many times. */
  readonly at?: Doom;
  readonly sabotage?: Sabotage;
  /** File that the log is appended to. */
  readonly logFile: string;
  /** Reads as one sets it for a source that comes and goes; one search at a time, where each page ends every token. */
  readonly patient?: boolean;
}

/** Exit code of a worker that cannot start now and may later, as that of `meervoud`. */
export const NOT_NOW = 4;

/** What a worker is told, and what it says. */
export type WorkerOrder = { readonly do: 'approve'; readonly by: string } | { readonly do: 'stop'; readonly patience: number } | { readonly do: 'passed' };
export type WorkerWord =
  | { readonly said: 'ready' }
  | { readonly said: 'approved'; readonly status: string }
  | { readonly said: 'not-approved'; readonly code: string }
  | { readonly said: 'passed'; readonly points: Readonly<Record<string, number>> };
