import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '@meervoud/kernel';
import { derive } from './commands/derive.ts';
import { sync } from './commands/sync.ts';
import type { House } from './house.ts';
import type { Output } from './output.ts';
import { setFor } from './shelf.ts';

/** Reads and derives every `syncEveryMinutes` until `signal` aborts; a round that fails is said and tried again at the next. */
export const rounds = async (house: House, output: Output, signal: AbortSignal): Promise<void> => {
  const every = house.config.syncEveryMinutes * 60_000;
  const stoppable: House = { ...house, run: (label, groups) => house.run(label, groups, signal) };
  while (!signal.aborted) {
    try {
      await sync(stoppable, output);
      for (const { set, reportingYear } of house.config.campaigns) await derive(stoppable, output, setFor(set, reportingYear));
    } catch (thrown) {
      if (!signal.aborted) output.say(`${thrown instanceof Error ? thrown.message : String(thrown)} [${codeOf(thrown)}]`);
    }
    await pause(every, undefined, { signal }).catch(() => {});
  }
};
