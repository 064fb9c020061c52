import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { bundled } from './bundle.ts';

export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** The next line that starts so. */
  line(start: string): Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** A real process that runs a TypeScript file. */
export const startChild = async (script: URL, ...args: readonly string[]): Promise<Child> => {
  const child = spawn(process.execPath, [await bundled(fileURLToPath(script)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    process: child,
    lines,
    ended,
    line: (start) => new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((line) => line.startsWith(start));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void ended.then(() => { look(); reject(new Error(`the process ended without '${start}': ${lines.join(' | ')}`)); });
      look();
    }),
  };
};
