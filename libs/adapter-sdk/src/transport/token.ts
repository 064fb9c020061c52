import { toMilliseconds } from '@meervoud/kernel';
import { isObject, parseJson } from '../fhir/json.ts';
import type { FhirAuth } from '../fhir-source-config.ts';
import { secretName } from '../secret.ts';
import type { TransportEffects } from './effects.ts';
import { transportError } from './errors.ts';
import type { Answer, Outgoing } from './exchange.ts';

/** Where requests get their token. Ask each time; it is fetched again only when it must be. */
export interface TokenSource {
  token(): Promise<string>;
  /** The source answered 401 to this token: do not hand it out again. */
  refused(token: string): void;
}

interface Token { readonly value: string; readonly renewAt: number }

export interface TokenDeps {
  readonly auth: FhirAuth;
  readonly secret: (reference: string) => Promise<string>;
  readonly send: (outgoing: Outgoing) => Promise<Answer>;
  readonly effects: TransportEffects;
}

/** At most one token is being fetched at a time; it is renewed at 80 % of its life. */
export const openTokenSource = ({ auth, secret, send, effects }: TokenDeps): TokenSource => {
  let current: Token | undefined;
  let underway: Promise<Token> | undefined;
  const now = (): number => toMilliseconds(effects.clock.now());

  const fetchToken = async (): Promise<Token> => {
    if (auth.type === 'bearer') return { value: await secret(secretName(auth.token)), renewAt: Number.POSITIVE_INFINITY };
    const answer = await send(tokenRequest(auth, await secret(secretName(auth.clientSecret))));
    return readToken(answer, auth.tokenUrl, now());
  };

  return {
    token: async () => {
      if (current !== undefined && now() < current.renewAt) return current.value;
      underway ??= fetchToken().finally(() => { underway = undefined; });
      current = await underway;
      return current.value;
    },
    refused: (token) => { if (current?.value === token) current = undefined; },
  };
};

type ClientCredentials = Extract<FhirAuth, { type: 'oauth2-client-credentials' }>;

const tokenRequest = (auth: ClientCredentials, secret: string): Outgoing => {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(auth.scope === undefined ? {} : { scope: auth.scope }) });
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  if (auth.clientAuthentication === 'post') {
    form.set('client_id', auth.clientId);
    form.set('client_secret', secret);
  } else {
    // RFC 6749 §2.3.1: both are form-encoded before they are joined.
    headers['authorization'] = `Basic ${Buffer.from(`${formEncoded(auth.clientId)}:${formEncoded(secret)}`).toString('base64')}`;
  }
  return { method: 'POST', url: auth.tokenUrl, headers, body: form.toString() };
};

const formEncoded = (text: string): string => new URLSearchParams({ t: text }).toString().slice(2);

const DEFAULT_LIFE_SECONDS = 300;
const SHARE_OF_LIFE = 0.8;

const readToken = ({ status, text }: Answer, url: string, now: number): Token => {
  if (status !== 200) throw transportError('token-refused', url, `The token endpoint answered ${status}.`);
  const parsed = parseJson(text, 16);
  const body = 'value' in parsed && isObject(parsed.value) ? parsed.value : {};
  const value = body['access_token'];
  const bearer = typeof body['token_type'] === 'string' && body['token_type'].toLowerCase() === 'bearer';
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value) || !bearer) {
    throw transportError('token-malformed', url, 'The token endpoint did not answer with a usable token.');
  }
  // F10: sources leave the life out, send it as text, or send nonsense; then the usual one is assumed.
  const seconds = Number(body['expires_in']);
  const life = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : DEFAULT_LIFE_SECONDS;
  return { value, renewAt: now + life * 1_000 * SHARE_OF_LIFE };
};
