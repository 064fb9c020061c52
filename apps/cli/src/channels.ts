import type { Channel, PickUp } from '@meervoud/channel';
import { Directory, directoryChannel } from '@meervoud/channel-directory';
import { FhirEndpoint, fhirEndpointChannel } from '@meervoud/channel-fhir-endpoint';
import { HttpsJson, httpsJsonChannel } from '@meervoud/channel-https-json';
import { Sftp, sftpChannel } from '@meervoud/channel-sftp';
import type { Form } from '@meervoud/delivery';
import { z } from 'zod';

/** A way to a recipient, as this program ships it. */
export interface ShelvedChannel {
  /** What it asks for; a secret stands in meervoud.json by reference, and the channel gets the secret itself. */
  readonly schema: z.ZodType;
  /** Its settings that are secrets, by path. */
  readonly secrets: readonly string[];
  /** What it can carry, its default first. */
  readonly forms: readonly [Form, ...Form[]];
  /** Throws a KnownError `channel-configuration-wrong` (halt). */
  open(options: unknown): Channel | PickUp;
}

const shelved = <Schema extends z.ZodType>(schema: Schema, open: (options: z.input<Schema>) => Channel | PickUp, more: Pick<ShelvedChannel, 'secrets' | 'forms'>): ShelvedChannel =>
  ({ schema, ...more, open: (options) => open(options as z.input<Schema>) });

/** Every channel there is, by the name under which a recipient asks for it. */
export const channels = {
  'fhir-endpoint': shelved(FhirEndpoint, fhirEndpointChannel, { secrets: ['clientSecret'], forms: ['fhir'] }),
  'https-json': shelved(HttpsJson, httpsJsonChannel, {
    secrets: ['auth.privateKey', 'auth.certificate', 'auth.token', 'authority'], forms: ['json', 'fhir', 'odb-csv', 'odb-xlsx'],
  }),
  sftp: shelved(Sftp, sftpChannel, { secrets: ['privateKey', 'passphrase'], forms: ['odb-csv', 'odb-xlsx', 'json', 'fhir'] }),
  directory: shelved(Directory, directoryChannel, { secrets: [], forms: ['odb-csv', 'odb-xlsx', 'json', 'fhir'] }),
  // it comes to fetch, in whatever form it accepts: nothing to fill in
  'recipient-api': shelved(z.strictObject({}), () => ({ name: 'recipient-api', isFetched: true }), { secrets: [], forms: ['fhir'] }),
} as const satisfies Readonly<Record<string, ShelvedChannel>>;

export const ChannelName = z.enum(Object.keys(channels) as [keyof typeof channels, ...(keyof typeof channels)[]]);
export type ChannelName = z.infer<typeof ChannelName>;

export const channelOnShelf = (name: ChannelName): ShelvedChannel => channels[name];
