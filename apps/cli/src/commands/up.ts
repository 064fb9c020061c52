import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { serveGateway } from '../open-gateway.ts';
import { rounds } from '../rounds.ts';

export const upCommand = (): Command =>
  providerCommand('up', 'Run worker and gateway in one process until interrupted: reads and derives on a schedule, serves the API').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      const gateway = await serveGateway(house);
      output.say(`gateway: ${gateway.address}/openapi.json   data: ${house.config.directory}   queue: ${house.queue.backend}   (Ctrl-C stops)`);
      await Promise.all([house.work(signal), rounds(house, output, signal)]);
      await gateway.close();
    }, { makes: ['pseudonym', 'signing'] });
  });
