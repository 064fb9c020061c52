import { SingleBar } from 'cli-progress';
import type { GroupProgress } from '@meervoud/store';
import type { Output } from '../output.ts';

export interface Progress {
  update(progress: GroupProgress): void;
  stop(): void;
}

/** A bar on a terminal; on anything else a line whenever a task is done. */
export const showProgress = (label: string, output: Output): Progress => {
  if (!output.json && process.stderr.isTTY) {
    const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, stream: process.stderr, hideCursor: true, clearOnComplete: true });
    bar.start(0, 0);
    return {
      update: ({ requested, completed, failed }) => { bar.setTotal(requested + completed + failed); bar.update(completed); },
      stop: () => bar.stop(),
    };
  }
  let shown = '';
  return {
    update: ({ requested, completed, failed }) => {
      const line = `${label}: ${completed}/${requested + completed + failed}${failed > 0 ? `, ${failed} failed` : ''}`;
      if (line !== shown && completed + failed > 0) output.say(line);
      shown = line;
    },
    stop: () => {},
  };
};
