import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', 'bin', 'meervoud.mjs');

export interface Ended { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }
export interface Running { readonly pid: number; readonly ended: Promise<Ended>; kill(signal: NodeJS.Signals): void; until(text: string | RegExp): Promise<void>; said(): string }

/** Starts the real command, as a person would, on the embedded default unless `environment` says otherwise; `by` another command, if so. */
export const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}, by: readonly string[] = []): Running => {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
  const [program = process.execPath, ...words] = [...by, process.execPath, bin, ...args];
  const child = spawn(program, words, { env: { ...rest, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; watchers.forEach((look) => look()); });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; watchers.forEach((look) => look()); });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
  return {
    pid: child.pid!,
    ended,
    kill: (signal) => void child.kill(signal),
    said: () => stdout + stderr,
    until: (text) => new Promise((resolve, reject) => {
      const look = (): void => {
        if (typeof text === 'string' ? (stdout + stderr).includes(text) : text.test(stdout + stderr)) { watchers.delete(look); resolve(); }
      };
      watchers.add(look);
      look();
      void ended.then(({ code, signal }) => reject(new Error(`ended (${code ?? signal}) before it said ${text}:\n${stderr}`)));
    }),
  };
};

export const run = (args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended> => start(args, environment).ended;

export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'meervoud-cli-'));
  chmodSync(directory, 0o711); // as root the embedded server runs as another user, who must get through
  return directory;
};
