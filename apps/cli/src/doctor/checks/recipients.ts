import type { KnownError } from '@meervoud/kernel';
import { defineCheck, type Seen } from '../check.ts';
import { toldBy } from '../told-by.ts';

type PlaceCode = 'recipient-not-reached' | 'recipient-not-safe' | 'recipient-refuses-us';
const codeOfPlace = ({ code, recovery }: KnownError): PlaceCode =>
  (recovery === 'retry' ? 'recipient-not-reached' : code === 'recipient-host-key-wrong' ? 'recipient-not-safe' : 'recipient-refuses-us');

export const recipients = defineCheck({
  name: 'recipients',
  looksAt: { nl: 'Ontvangers: bereikbaar', en: 'Recipients: reachable' },
  findings: {
    'recipient-not-reached': {
      weight: 'wrong',
      what: { nl: 'Deze ontvanger geeft geen antwoord.', en: 'This recipient does not answer.' },
      next: { nl: 'Klopt het adres, en laat de firewall u door? Vraag anders de ontvanger.', en: 'Is the address right, and does the firewall let you through? Else ask the recipient.' },
    },
    'recipient-not-safe': {
      weight: 'wrong',
      what: { nl: 'Met deze ontvanger is geen veilige verbinding te maken.', en: 'No safe connection can be made with this recipient.' },
      next: { nl: 'Vraag de ontvanger naar zijn certificaat. Zet de controle nooit uit.', en: 'Ask the recipient about its certificate. Never switch checking off.' },
    },
    'recipient-refuses-us': {
      weight: 'wrong',
      what: { nl: 'Deze ontvanger laat ons niet toe, of niet schrijven.', en: 'This recipient does not let us in, or does not let us write.' },
      next: { nl: 'Vraag de ontvanger of onze sleutel bekend is en of de map er is; kijk naar wat erbij staat.', en: 'Ask the recipient whether our key is known and the folder is there; look at what stands beside it.' },
    },
    'recipient-answers-with-error': {
      weight: 'warning',
      what: { nl: 'Deze ontvanger antwoordt met een fout.', en: 'This recipient answers with an error.' },
      next: { nl: 'Probeer het straks nog eens; vraag anders de ontvanger.', en: 'Try again later; else ask the recipient.' },
    },
  },
  look: async ({ endpoints, places }) => [
    ...endpoints.filter(([{ kind }]) => kind === 'recipient')
      .map(([endpoint, probe]) => toldBy(endpoint, probe, { notReached: 'recipient-not-reached', notSafe: 'recipient-not-safe', withError: 'recipient-answers-with-error' })),
    ...places.map(({ about, channel, thrown }): Seen<PlaceCode> => ({
      about, detail: thrown === undefined ? channel : `${channel}: ${thrown.message}`, ...(thrown !== undefined && { code: codeOfPlace(thrown) }),
    })),
  ],
});
