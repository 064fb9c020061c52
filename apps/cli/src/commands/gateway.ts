import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';
import { serveGateway } from '../open-gateway.ts';

export const gatewayCommand = (): Command =>
  providerCommand('gateway', 'Run only the gateway until interrupted: serves the API, and delivers what was released').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      const gateway = await serveGateway(house);
      const monitoring = await openMonitoring(house);
      output.say(`gateway: ${gateway.address}/openapi.json   queue: ${house.queue.backend}   (Ctrl-C stops)`);
      await house.work(signal);
      await gateway.close();
      await monitoring?.close();
    }, { jobs: 'gateway', makes: ['signing'] });
  });
