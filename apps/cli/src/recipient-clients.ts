import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dayIn } from '@meervoud/calendar';
import type { SigningKey } from '@meervoud/delivery';
import { PublicKeys, type RecipientApiOptions, type RecipientClient, thumbprintOf } from '@meervoud/gateway';
import { KnownError, systemClock } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { type Config, wrongConfiguration } from './config.ts';
import type { RecipientApiConfig } from './configuration/recipient-api-config.ts';
import { recipientOf } from './recipients.ts';
import { profileFor, profilesOnShelf, setFor } from './shelf.ts';

const fileAt = (at: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw wrongConfiguration(at, [`${path}: a file that can be read`]);
  }
};

const keysIn = (at: string, path: string): JSONWebKeySet => {
  let content: unknown;
  try {
    content = JSON.parse(fileAt(at, path));
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    throw wrongConfiguration(at, [`${path}: JSON`]);
  }
  const parsed = PublicKeys.safeParse(content);
  if (!parsed.success) throw wrongConfiguration(at, parsed.error.issues.map((issue) => `${[path, ...issue.path.map(String)].join('.')}: ${issue.message}`));
  return parsed.data as JSONWebKeySet;
};

const thumbprintIn = (at: string, path: string): string => {
  const text = fileAt(at, path);
  try {
    return thumbprintOf(new X509Certificate(text).raw);
  } catch {
    throw wrongConfiguration(at, [`${path}: a certificate in PEM`]);
  }
};

const toClient = (config: Config, { id, recipient: name, profiles, jwks, jwksFile, certificateFiles }: RecipientApiConfig['clients'][number]): RecipientClient => {
  const at = `gateway.recipientApi.clients.${id}`;
  const recipient = recipientOf(config, name);
  const seen = profiles ?? [recipient.profile];
  for (const profile of seen) profileFor(profile);
  return {
    id, recipient: recipient.name, organizations: [config.organization.id], profiles: seen, answersHere: recipient.channel === 'recipient-api',
    jwks: jwksFile === undefined ? jwks as JSONWebKeySet : keysIn(at, jwksFile), certificates: certificateFiles.map((path) => thumbprintIn(at, path)),
  };
};

/** What the gateway asks of a recipient API; undefined where there is none. Throws `configuration-wrong` for files that are not what they should be. */
export const recipientApiOf = (config: Config, signing: SigningKey, representations?: RecipientApiOptions['representations']): RecipientApiOptions | undefined => {
  const { recipientApi: api } = config.gateway;
  return api && {
    url: api.url, clients: api.clients.map((client) => toClient(config, client)), profiles: profilesOnShelf(), setFor, signing, today: () => dayIn(config.timeZone, systemClock.now()),
    representations, proxies: api.proxies, certificateHeader: api.certificateHeader, requestsPerMinute: api.requestsPerMinute,
  };
};

/** The gateway's own certificate; undefined where a proxy has it. */
export const tlsOf = ({ gateway: { tls } }: Config): { readonly certificate: string; readonly key: string } | undefined =>
  tls && { certificate: fileAt('gateway.tls', tls.certificateFile), key: fileAt('gateway.tls', tls.keyFile) };
