import type { Adapter } from '@meervoud/adapter-sdk';
import { checkIds } from './check-id.ts';
import { type KitOptions, settingsOf } from './options.ts';
import { waySaid } from './serve/ways-to-serve.ts';

/** What a run of the kit needs and does, to be told before anything else. */
export const prerequisitesOf = (adapter: Pick<Adapter, 'provides'>, options: KitOptions = {}): readonly string[] => {
  const settings = settingsOf(adapter, options);
  const { seed, reportingYears, clientsPerLocation, bypass, recordings, complement } = settings;
  const isComplemented = recordings === undefined && (complement?.mappings.some(({ zib }) => !adapter.provides.includes(zib)) ?? false);
  return [
    'Node 20.19 or newer',
    'no network beyond 127.0.0.1',
    recordings === undefined
      ? `synthetic clients: seed ${seed}, reporting years ${reportingYears.join(' and ')}, ${clientsPerLocation} clients per large location`
      : `recorded answers in ${recordings}: no values can be predicted`,
    waySaid(settings),
    ...(isComplemented ? ['what the adapter does not give is read by other mappings, so that its share of each value is compared'] : []),
    `${checkIds.length} checks, ${bypass.length} bypassed`,
  ];
};
