import { resolveSecret, SecretReference } from '@meervoud/adapter-sdk';
import type { Channel, PickUp } from '@meervoud/channel';
import { fhirEndpointChannel } from '@meervoud/channel-fhir-endpoint';
import type { Submission } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import type { Config } from './config.ts';

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

/** What a fhir-endpoint asks for, with its secret by reference. */
const EndpointConfig = z.looseObject({ url: z.string(), tokenUrl: z.string(), clientId: z.string(), clientSecret: SecretReference, issuer: z.string() });

/** Opens the way to a recipient; each is opened once, so that its access token is asked for once. */
export const channelFor = ({ recipients, environment }: Config): ((submission: Submission) => Promise<Channel | PickUp>) => {
  const open = new Map<string, Promise<Channel | PickUp>>();
  const openOne = async (name: string): Promise<Channel | PickUp> => {
    const { channel: kind, config } = recipientOf({ recipients }, name);
    if (kind === 'recipient-api') return { name, isFetched: true };
    const parsed = EndpointConfig.safeParse(config);
    if (!parsed.success) {
      throw new KnownError({
        code: 'configuration-wrong', recovery: 'halt', at: `recipients.${name}.config`,
        message: `The recipient '${name}' is not configured as fhir-endpoint asks:\n${parsed.error.issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`).join('\n')}`,
      });
    }
    return fhirEndpointChannel({ ...parsed.data, clientSecret: await resolveSecret(parsed.data.clientSecret, environment) });
  };
  return ({ key: { recipient: name } }) => {
    const channel = open.get(name) ?? openOne(name);
    open.set(name, channel);
    return channel;
  };
};
