import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { openGateway } from '../open-gateway.ts';

const untilInterrupted = (): AbortSignal => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
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
      await house.work(signal);
      await gateway.close();
      await monitoring?.close();
    }));
