import { readdir } from 'node:fs/promises';
import { defineCheck } from '../check.ts';
import { folderOf } from '../endpoints-of.ts';
import { toldBy } from '../told-by.ts';

export const sources = defineCheck({
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
    'source-folder-missing': {
      weight: 'wrong',
      what: { nl: 'De map van deze bron is er niet, of is niet te lezen.', en: 'The folder of this source is not there, or cannot be read.' },
      next: { nl: 'Verbeter `folder`, of geef de gebruiker van Meervoud leesrecht.', en: 'Correct `folder`, or give the user of Meervoud the right to read.' },
    },
  },
  look: async ({ config, endpoints }) => {
    const folders = config.sources.flatMap(({ name, config: given }) => (folderOf(given) === undefined ? [] : [{ name, folder: folderOf(given) ?? '' }]));
    const listed = folders.map(async ({ name, folder }) => readdir(folder).then(
      (names) => ({ about: name, detail: `${folder}: ${names.length}` }),
      (error: NodeJS.ErrnoException) => ({ about: name, code: 'source-folder-missing', detail: `${folder}: ${error.code ?? ''}` } as const)));
    return [
      ...endpoints.filter(([{ kind }]) => kind === 'source')
        .map(([endpoint, probe]) => toldBy(endpoint, probe, { notReached: 'source-not-reached', notSafe: 'source-not-safe', withError: 'source-answers-with-error' })),
      ...await Promise.all(listed),
    ];
  },
});
