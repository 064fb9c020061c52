import type { Command } from 'commander';
import { systemClock } from '@meervoud/kernel';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';
import { requireAccount } from '../require-account.ts';
import { requireLocation } from '../require-location.ts';

interface AcceptLossOptions extends CommonOptions { readonly location: string; readonly as: string; readonly because: string }

export const acceptLossCommand = (): Command =>
  providerCommand('accept-loss', 'Say that what the last full read no longer showed of a location is really gone')
    .requiredOption('--location <id>', 'location that shrank (meervoud status names it)')
    .requiredOption('--as <account>', 'who says so')
    .requiredOption('--because <reason>', 'why; kept in the access log')
    .action((options: AcceptLossOptions) =>
      inHouse(options, async (house, output) => {
        const { store, config } = house;
        const organization = config.organization.id;
        requireAccount(config, options.as);
        const location = (await requireLocation(house, options.location)) ?? null;
        const records = await store.transaction(async (transaction) => {
          await transaction.access.record({
            organization, who: options.as, source: 'cli', basis: 'access to the machine', action: 'accept-loss', object: options.location, purpose: options.because, at: systemClock.now(),
          });
          return transaction.records.acceptLoss(organization, location);
        });
        output.result({ location: options.location, records }, () => (output.language === 'nl'
          ? `${records} gegevens van ${options.location} gelden vanaf nu als verdwenen. De waarden volgen bij de volgende ronde, of meteen met: meervoud derive`
          : `${records} records of ${options.location} are gone from now on. The values follow with the next round, or at once with: meervoud derive`));
      }));
