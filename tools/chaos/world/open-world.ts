import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorldOrder, WorldReport, WorldUrls } from './world-process.ts';

/** The ECD and the recipient, in a process of their own that nothing here ever kills. */
export interface World {
  begin(life: Omit<Extract<WorldOrder, { do: 'begin' }>, 'do'>): Promise<WorldUrls>;
  change(chapter: number): Promise<void>;
  recipientAway(requests: number): Promise<void>;
  /** Ends throttling and changing; what came and went is gone. */
  calm(): Promise<void>;
  report(): Promise<WorldReport>;
  close(): void;
}

export const openWorld = (): World => {
  const script = fileURLToPath(new URL('./world-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, (message: { answer?: unknown; error?: string }) => void>();
  child.on('message', (message: { id: number; answer?: unknown; error?: string }) => {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  let orders = 0;
  const ask = <Answer>(order: WorldOrder): Promise<Answer> => new Promise((resolve, reject) => {
    const id = orders += 1;
    waiting.set(id, ({ answer, error }) => (error === undefined ? resolve(answer as Answer) : reject(new Error(error))));
    child.send({ id, order });
  });
  return {
    begin: (life) => ask({ do: 'begin', ...life }),
    change: (chapter) => ask({ do: 'change', chapter }),
    recipientAway: (requests) => ask({ do: 'recipient-away', requests }),
    calm: () => ask({ do: 'calm' }),
    report: () => ask({ do: 'report' }),
    close: () => child.disconnect(),
  };
};
