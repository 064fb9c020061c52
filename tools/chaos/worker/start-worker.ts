import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledWorker } from './bundle.ts';
import type { WorkerOrder, WorkerPlan, WorkerWord } from './plan.ts';

/** How a worker process ended. */
export interface Ended { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export interface WorkerProcess {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** The point it said it stood at before its signal, if its plan named one. */
  readonly at: () => string | undefined;
  /** Resolves when that was said. */
  readonly reached: Promise<void>;
  /** The next word of this kind; undefined when it died first. */
  word(...said: readonly WorkerWord['said'][]): Promise<WorkerWord | undefined>;
  ask(order: WorkerOrder, ...said: readonly WorkerWord['said'][]): Promise<WorkerWord | undefined>;
  signal(signal: NodeJS.Signals): void;
}

let plans = 0;

export const startWorker = async (plan: WorkerPlan, folder: string): Promise<WorkerProcess> => {
  const file = join(folder, `plan-${plans += 1}.json`);
  writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  const child = spawn(process.execPath, ['--max-semi-space-size=64', await bundledWorker(), file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  let isOver = false;
  let onReached = (): void => {};
  const reached = new Promise<void>((resolve) => { onReached = resolve; });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => { said += text; onReached(); });
  const words: WorkerWord[] = [];
  const listeners = new Set<() => void>();
  child.on('message', (word: WorkerWord) => { words.push(word); listeners.forEach((look) => look()); });
  child.on('error', () => {});
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => {
    isOver = true;
    listeners.forEach((look) => look());
    resolve({ code, signal });
  }));

  const word: WorkerProcess['word'] = (...kinds) => new Promise((resolve) => {
    const look = (): void => {
      const found = words.findIndex((one) => kinds.some((kind) => kind === one.said));
      if (found < 0 && !isOver) return;
      listeners.delete(look);
      resolve(found < 0 ? undefined : words.splice(found, 1)[0]);
    };
    listeners.add(look);
    look();
  });
  return {
    pid: child.pid ?? 0, ended, reached, word,
    at: () => /^at (\S+)/m.exec(said)?.[1],
    ask: (order, ...kinds) => {
      if (!isOver && child.connected) child.send(order, () => {});
      return word(...kinds);
    },
    signal: (signal) => void child.kill(signal),
  };
};
