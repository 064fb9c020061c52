import type { Command } from 'commander';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';
import { openMonitoring } from '../monitoring/open-monitoring.ts';

export const workerCommand = (): Command =>
  providerCommand('worker', 'Run only a worker until interrupted; on several machines they share the work').action(async (options: CommonOptions) => {
    const signal = untilInterrupted();
    await inHouse(options, async (house, output) => {
      await using _monitoring = await openMonitoring(house);
      const does = house.reads ? 'reads and derives' : 'derives; reading is left to the machine that holds the key for pseudonyms';
      output.say(`worker: ${does}   queue: ${house.queue.backend}   (Ctrl-C stops)`);
      await house.work(signal);
    }, { jobs: 'worker', makes: ['pseudonym'], beside: false });
  });
