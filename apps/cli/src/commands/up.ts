import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { serveGateway } from '../open-gateway.ts';

export const upCommand = (): Command =>
  providerCommand('up', 'Run worker and gateway in one process until interrupted: reads and derives on a schedule, serves the API').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      const gateway = await serveGateway(house);
      const monitoring = await openMonitoring(house);
      output.say(`gateway: ${gateway.address}/openapi.json   data: ${house.config.directory}   queue: ${house.queue.backend}   ${monitoring === undefined ? '' : `monitoring: ${monitoring.url}/ready   `}(Ctrl-C stops)`);
      await house.work(signal);
      await gateway.close();
      await monitoring?.close();
    }, { makes: ['pseudonym', 'signing'] });
  });
