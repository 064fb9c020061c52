import { checkIds } from './check-id.ts';
import { type KitOptions, settingsOf } from './options.ts';

/** What a run of the kit needs and does, to be told before anything else. */
export const prerequisitesOf = (adapter: object, options: KitOptions = {}): readonly string[] => {
  const { fhirVersion, seed, reportingYears, clientsPerLocation, bypass, recordings, serve } = settingsOf(adapter, options);
  return [
    'Node 20.19 or newer',
    'no network beyond 127.0.0.1',
    recordings === undefined
      ? `synthetic clients: seed ${seed}, reporting years ${reportingYears.join(' and ')}, ${clientsPerLocation} clients per large location`
      : `recorded answers in ${recordings}: no values can be predicted`,
    serve === undefined ? `served as FHIR ${fhirVersion} over HTTP` : 'served by the test itself',
    `${checkIds.length} checks, ${bypass.length} bypassed`,
  ];
};
