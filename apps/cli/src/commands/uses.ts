import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '@meervoud/kernel';
import { RECIPIENT_CLIENT } from '@meervoud/gateway';
import { type CommonOptions, inHouse, providerCommand } from '../command.ts';

interface Entry { readonly client: string; readonly action: string; readonly object: string; readonly purpose: string; readonly at: string }

const words = {
  nl: {
    none: 'Nog geen ontvanger heeft iets opgehaald.', for: 'voor',
    purposes: { learning: 'leren', 'choice-information': 'keuze-informatie', purchasing: 'inkoop', supervision: 'toezicht', unknown: 'onbekend doel' },
    objects: { submissions: 'van inzendingen', board: 'van verwacht en ontvangen' },
    actions: {
    'recipient-list': 'bekeek de lijst', 'recipient-fetch': 'haalde op', 'recipient-signature': 'haalde de handtekening op van', 'recipient-manifest': 'haalde het bewijs op van', 'recipient-correction': 'bekeek de wijzigingen van',
    'recipient-series': 'haalde de reeks op', 'recipient-board': 'bekeek het overzicht', 'recipient-receipt': 'gaf een ontvangstbewijs voor', 'recipient-read-receipts': 'las het ontvangstbewijs van',
    'recipient-ask': 'stelde een vraag over', 'recipient-read-questions': 'las vragen',
    },
  },
  en: {
    none: 'No recipient has fetched anything yet.', for: 'for',
    purposes: { learning: 'learning', 'choice-information': 'choice information', purchasing: 'purchasing', supervision: 'supervision', unknown: 'an unknown purpose' },
    objects: { submissions: 'of submissions', board: 'of what is expected and received' },
    actions: {
    'recipient-list': 'looked at the list', 'recipient-fetch': 'fetched', 'recipient-signature': 'fetched the signature of', 'recipient-manifest': 'fetched the manifest of', 'recipient-correction': 'looked at the changes of',
    'recipient-series': 'fetched the series', 'recipient-board': 'looked at the board', 'recipient-receipt': 'gave a receipt for', 'recipient-read-receipts': 'read the receipt of',
    'recipient-ask': 'asked about', 'recipient-read-questions': 'read questions',
    },
  },
} as const satisfies Record<Language, Record<'none' | 'for', string> & Record<'purposes' | 'objects' | 'actions', Record<string, string>>>;

const line = ({ client, action, object, purpose, at }: Entry, language: Language): string => {
  const say = words[language];
  const inWords = (named: Readonly<Record<string, string>>, code: string): string => named[code] ?? code;
  const what = [inWords(say.actions, action), inWords(say.objects, object)].filter((part) => part !== '').join(' ');
  return `${at}  ${client} ${what} (${say.for} ${purpose.split(' ').map((one) => inWords(say.purposes, one)).join(', ')})`;
};

export const usesCommand = (): Command =>
  providerCommand('uses', 'Who used what: each time a recipient looked at or fetched something, and for which purpose; newest first')
    .option('--limit <number>', 'how many at most', (text) => {
      if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a number.');
      return Number(text);
    }, 50)
    .action((options: CommonOptions & { limit: number }) => inHouse(options, async ({ store, config }, output) => {
      const entries = await store.access.list(config.organization.id, options.limit, RECIPIENT_CLIENT);
      const uses = entries.map(({ who, ...use }): Entry => ({ client: who.slice(RECIPIENT_CLIENT.length), ...use }));
      output.result(uses, () => (uses.length === 0 ? words[output.language].none : uses.map((use) => line(use, output.language)).join('\n')));
    }));
