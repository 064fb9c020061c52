import { KnownError } from '@meervoud/kernel';
import type { Config } from './config.ts';

export type Recipient = Config['recipients'][number];

/** The recipient of that name, or the only one there is. Throws `recipient-unknown` (halt). */
export const recipientOf = ({ recipients }: Config, name: string | undefined): Recipient => {
  const found = name === undefined ? (recipients.length === 1 ? recipients[0] : undefined) : recipients.find((recipient) => recipient.name === name);
  if (found !== undefined) return found;
  throw new KnownError({
    code: 'recipient-unknown', recovery: 'halt',
    message: name === undefined ? 'Say for which recipient.' : `There is no recipient '${name}'.`,
    expected: recipients.map((recipient) => recipient.name).join(', ') || 'an entry in `recipients` of meervoud.json',
  });
};
