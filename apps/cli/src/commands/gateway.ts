import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { serveGateway } from '../open-gateway.ts';

export const gatewayCommand = (): Command =>
  providerCommand('gateway', 'Run only the gateway until interrupted: serves the API, and delivers what was released').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      // closed however this ends: what still listens would keep a process that failed from ending
      await using _monitoring = await openMonitoring(house);
      await using gateway = await serveGateway(house);
      output.say(`gateway: ${gateway.address}/openapi.json   queue: ${house.queue.backend}   (Ctrl-C stops)`);
      await house.work(signal);
    }, { jobs: 'gateway', makes: ['signing'], beside: false });
  });
