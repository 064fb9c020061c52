import { defineCheck } from '../check.ts';
import { toldBy } from '../told-by.ts';

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
    'recipient-answers-with-error': {
      weight: 'warning',
      what: { nl: 'Deze ontvanger antwoordt met een fout.', en: 'This recipient answers with an error.' },
      next: { nl: 'Probeer het straks nog eens; vraag anders de ontvanger.', en: 'Try again later; else ask the recipient.' },
    },
  },
  look: async ({ endpoints }) => endpoints.filter(([{ kind }]) => kind === 'recipient')
    .map(([endpoint, probe]) => toldBy(endpoint, probe, { notReached: 'recipient-not-reached', notSafe: 'recipient-not-safe', withError: 'recipient-answers-with-error' })),
});
