import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { serveGateway } from '../open-gateway.ts';

export const upCommand = (): Command =>
  providerCommand('up', 'Run worker and gateway in one process until interrupted: reads and derives on a schedule, serves the API').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      // closed however this ends: what still listens would keep a process that failed from ending
      await using monitoring = await openMonitoring(house);
      await using gateway = await serveGateway(house);
      output.say(`gateway: ${gateway.address}/openapi.json   data: ${house.config.directory}   queue: ${house.queue.backend}   ${monitoring === undefined ? '' : `monitoring: ${monitoring.url}/ready   `}(Ctrl-C stops)`);
      await house.work(signal);
    }, { makes: ['pseudonym', 'signing'], beside: false });
  });
