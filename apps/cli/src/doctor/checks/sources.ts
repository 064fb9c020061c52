import { readdir } from 'node:fs/promises';
import { checkFolder, refusal } from '@meervoud/adapter-csv';
import type { Config } from '../../config.ts';
import { defineCheck, type Seen } from '../check.ts';
import type { Endpoint, Probe } from '../endpoint.ts';
import { folderOf } from '../endpoints-of.ts';
import { toldBy } from '../told-by.ts';

type Code = 'source-not-reached' | 'source-not-safe' | 'source-answers-with-error' | 'source-metadata-missing' | 'source-rows-refused' | 'source-folder-missing';

export const sources = defineCheck<Code>({
  name: 'sources',
  looksAt: { nl: 'Bronnen: bereikbaar', en: 'Sources: reachable' },
  findings: {
    'source-not-reached': {
      weight: 'wrong',
      what: { nl: 'Deze bron geeft geen antwoord.', en: 'This source does not answer.' },
      next: { nl: 'Klopt het adres, draait het ECD, en laat de firewall u door? Vraag anders uw leverancier.', en: 'Is the address right, does the ECD run, does the firewall let you through? Else ask your vendor.' },
    },
    'source-not-safe': {
      weight: 'wrong',
      what: { nl: 'Met deze bron is geen veilige verbinding te maken.', en: 'No safe connection can be made with this source.' },
      next: { nl: 'Kijk naar het certificaat: is het verlopen, of van een instantie die u in `tls.authority` moet noemen? Zet de controle nooit uit.', en: 'Look at the certificate: has it expired, or is it by an authority that belongs in `tls.authority`? Never switch checking off.' },
    },
    'source-answers-with-error': {
      weight: 'warning',
      what: { nl: 'Deze bron antwoordt met een fout.', en: 'This source answers with an error.' },
      next: { nl: 'Probeer het straks nog eens; vraag anders uw leverancier.', en: 'Try again later; else ask your vendor.' },
    },
    'source-metadata-missing': {
      weight: 'wrong',
      what: { nl: 'Hier antwoordt iemand, maar niet als FHIR-server: /metadata is er niet.', en: 'Somebody answers here, but not as a FHIR server: there is no /metadata.' },
      next: { nl: 'Verbeter `baseUrl`, of zet `ignoreCapabilities` aan voor een server die geen /metadata heeft.', en: 'Correct `baseUrl`, or set `ignoreCapabilities` for a server that has no /metadata.' },
    },
    'source-rows-refused': {
      weight: 'wrong',
      what: { nl: 'In een spreadsheet van deze bron staat iets wat niet gebruikt kan worden.', en: 'A spreadsheet of this source holds something that cannot be used.' },
      next: { nl: 'Verbeter elke cel die genoemd wordt; zie docs/vendors/csv.md.', en: 'Correct every cell that is named; see docs/vendors/csv.md.' },
    },
    'source-folder-missing': {
      weight: 'wrong',
      what: { nl: 'De map van deze bron is er niet, of is niet te lezen.', en: 'The folder of this source is not there, or cannot be read.' },
      next: { nl: 'Verbeter `folder`, of geef de gebruiker van Meervoud leesrecht.', en: 'Correct `folder`, or give the user of Meervoud the right to read.' },
    },
  },
  look: async ({ config, endpoints }) => [
    ...endpoints.filter(([{ kind }]) => kind === 'source').map(([endpoint, probe]): Seen<Code> => (isElsewhere(config, endpoint, probe)
      ? { about: endpoint.about, code: 'source-metadata-missing', detail: `${endpoint.url}: ${probe.status}` }
      : toldBy(endpoint, probe, { notReached: 'source-not-reached', notSafe: 'source-not-safe', withError: 'source-answers-with-error' }))),
    ...(await Promise.all(config.sources.map(({ name, adapter, config: given }) => lookInto(name, adapter, folderOf(given))))).flat(),
  ],
});

/** An answer that no FHIR server gives at its /metadata. Who must log in first is refused, and is there. */
const isElsewhere = ({ sources: configured }: Pick<Config, 'sources'>, { about, url }: Endpoint, probe: Probe): probe is Probe & { readonly reached: true } => {
  if (!probe.reached || !url.endsWith('/metadata') || probe.status < 300 || probe.status >= 500 || [401, 403].includes(probe.status)) return false;
  return !saysItHasNone(configured.find(({ name }) => name === about)?.config);
};

interface Given { readonly ignoreCapabilities?: unknown; readonly server?: Given }
const saysItHasNone = (given: unknown): boolean => {
  const { server, ignoreCapabilities } = (given ?? {}) as Given;
  return (server?.ignoreCapabilities ?? ignoreCapabilities) === true;
};

const lookInto = async (about: string, adapter: string, folder: string | undefined): Promise<readonly Seen<Code>[]> => {
  if (folder === undefined) return [];
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => error.code ?? '');
  if (typeof names === 'string') return [{ about, code: 'source-folder-missing', detail: `${folder}: ${names}` }];
  const problems = adapter === 'csv' || adapter.startsWith('csv-') ? await checkFolder(folder) : [];
  if (problems.length > 0) return [{ about, code: 'source-rows-refused', detail: refusal(problems).message }];
  return [{ about, detail: `${folder}: ${names.length}` }];
};
