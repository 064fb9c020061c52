import type { Command } from 'commander';
import { codeOf } from '@meervoud/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import type { House } from '../house.ts';
import type { Output } from '../output.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { openGateway } from '../open-gateway.ts';
import { setFor } from '../shelf.ts';
import { derive } from './derive.ts';
import { sync } from './sync.ts';

const untilInterrupted = (): AbortSignal => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
};

/** Reads and derives every `syncEveryMinutes`; a round that fails is said and tried again at the next. */
const rounds = async (house: House, output: Output, signal: AbortSignal): Promise<void> => {
  const every = house.config.syncEveryMinutes * 60_000;
  while (!signal.aborted) {
    try {
      await sync(house, output);
      for (const { set, reportingYear } of house.config.campaigns) await derive(house, output, setFor(set, reportingYear));
    } catch (thrown) {
      output.say(`${thrown instanceof Error ? thrown.message : String(thrown)} [${codeOf(thrown)}]`);
    }
    await pause(every, undefined, { signal }).catch(() => {});
  }
};

export const upCommand = (): Command =>
  providerCommand('up', 'Run worker and gateway in one process until interrupted: reads and derives on a schedule, serves the API').action((options: CommonOptions) =>
    inHouse(options, async (house, output) => {
      const { config } = house;
      const signal = untilInterrupted();
      const gateway = await openGateway(house);
      const monitoring = await openMonitoring(house);
      const address = await gateway.listen({ host: config.gateway.host, port: config.gateway.port });
      output.say(`gateway: ${address}/openapi.json   data: ${config.directory}   queue: ${house.queue.backend}   ${monitoring === undefined ? '' : `monitoring: ${monitoring.url}/ready   `}(Ctrl-C stops)`);
      await Promise.all([house.work(signal), rounds(house, output, signal)]);
      await gateway.close();
      await monitoring?.close();
    }));
