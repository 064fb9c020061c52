import { randomUUID } from 'node:crypto';
import { type Clock, toMilliseconds } from '@meervoud/kernel';
import { SignJWT } from 'jose';
import type { BackendServices, ClientCredentials } from '../config/fhir-auth.ts';
import { secretName } from '../secret.ts';
import type { Outgoing } from '../transport/exchange.ts';
import { toClientKey } from './client-key.ts';

const LIFE_SECONDS = 240;

export interface TokenRequestDeps {
  readonly secret: (reference: string) => Promise<string>;
  readonly clock: Clock;
}

/** The request for a token. Built anew for every attempt: an assertion is used once, its `jti` never again. */
export const toTokenRequest = async (auth: ClientCredentials | BackendServices, { secret, clock }: TokenRequestDeps): Promise<Outgoing> => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(auth.scope === undefined ? {} : { scope: auth.scope }) });
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  if (auth.type === 'smart-backend-services') {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', await clientAssertion(auth, await secret(secretName(auth.privateKey)), clock));
  } else if (auth.clientAuthentication === 'post') {
    form.set('client_id', auth.clientId);
    form.set('client_secret', await secret(secretName(auth.clientSecret)));
  } else {
    // RFC 6749 §2.3.1: both are form-encoded before they are joined.
    const pair = `${formEncoded(auth.clientId)}:${formEncoded(await secret(secretName(auth.clientSecret)))}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  return { method: 'POST', url: auth.tokenUrl, headers, body: form.toString() };
};

const formEncoded = (text: string): string => new URLSearchParams({ t: text }).toString().slice(2);

/**
 * SMART backend services §Authentication: `iss` and `sub` are we, `aud` is exactly the token URL, four minutes of life.
 * No `iat` or `nbf`: a source whose clock is a little behind ours would refuse them (F11).
 */
const clientAssertion = (auth: BackendServices, text: string, clock: Clock): Promise<string> => {
  const { key, algorithm, keyId } = toClientKey(text, auth.keyId);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
    .setIssuer(auth.clientId).setSubject(auth.clientId).setAudience(auth.tokenUrl).setJti(randomUUID())
    .setExpirationTime(Math.floor(toMilliseconds(clock.now()) / 1_000) + LIFE_SECONDS)
    .sign(key);
};
