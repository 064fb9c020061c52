import { resolveSecret } from '@meervoud/adapter-sdk';
import type { Channel, PickUp } from '@meervoud/channel';
import type { Form } from '@meervoud/delivery';
import type { Submission } from '@meervoud/exchange';
import { codeOf, KnownError } from '@meervoud/kernel';
import { channelOnShelf } from './channels.ts';
import type { Config } from './config.ts';
import { problemsOfChannel } from './configuration/channel-problems.ts';
import { referencesIn, replaced } from './configuration/channel-secrets.ts';

export type Recipient = Config['recipients'][number];

/** The recipient of that name, or the only one there is. Throws `recipient-unknown` (halt). */
export const recipientOf = ({ recipients }: Pick<Config, 'recipients'>, name: string | undefined): Recipient => {
  const found = name === undefined ? (recipients.length === 1 ? recipients[0] : undefined) : recipients.find((recipient) => recipient.name === name);
  if (found !== undefined) return found;
  throw new KnownError({
    code: 'recipient-unknown', recovery: 'halt',
    message: name === undefined ? 'Say for which recipient.' : `There is no recipient '${name}'.`,
    expected: recipients.map((recipient) => recipient.name).join(', ') || 'an entry in `recipients` of meervoud.json',
  });
};

/** In which form it gets its figures. */
export const formOf = ({ form, channel }: Pick<Recipient, 'form' | 'channel'>): Form => form ?? channelOnShelf(channel).forms[0];

/** A channel that is opened anew after this: a secret that was replaced at the recipient is read anew, without a restart. */
const forgettingWhen = (channel: Channel | PickUp, code: string, forget: () => void): Channel | PickUp => ('isFetched' in channel ? channel : {
  ...channel,
  send: (submission, signal) => channel.send(submission, signal).catch((thrown: unknown) => {
    if (codeOf(thrown) === code) forget();
    throw thrown;
  }),
});

/** Opens the way to one recipient. Throws `recipient-unknown`, `configuration-wrong`, `secret-missing` and `channel-configuration-wrong` (halt). */
export const openChannel = async ({ recipients, environment }: Pick<Config, 'recipients' | 'environment'>, name: string): Promise<Channel | PickUp> => {
  const { channel, config } = recipientOf({ recipients }, name);
  const shelf = channelOnShelf(channel);
  const problems = problemsOfChannel(shelf, config);
  if (problems.length > 0) {
    throw new KnownError({
      code: 'configuration-wrong', recovery: 'halt', at: `recipients.${name}.config`,
      message: `The recipient '${name}' is not configured as ${channel} asks:\n${problems.map(({ at, message }) => `  - ${at}: ${message}`).join('\n')}`,
    });
  }
  const secrets = await Promise.all(referencesIn(config, shelf.secrets).map(async ([path, reference]) => [path, await resolveSecret(reference ?? '', environment)] as const));
  return shelf.open(replaced(config, secrets));
};

/** Opens the way to recipients; each is opened once, so that its access token is asked for once. */
export const channelFor = (config: Pick<Config, 'recipients' | 'environment'>): ((submission: Submission) => Promise<Channel | PickUp>) => {
  const open = new Map<string, Promise<Channel | PickUp>>();
  return ({ key: { recipient: name } }) => {
    const known = open.get(name);
    if (known !== undefined) return known;
    const channel = openChannel(config, name).then((opened) => forgettingWhen(opened, 'recipient-refused-token', () => open.delete(name)));
    open.set(name, channel);
    // a secret that was not there yet may be there at the next try
    channel.catch(() => open.delete(name));
    return channel;
  };
};
