import { KnownError, toMilliseconds } from '@meervoud/kernel';
import type { FhirAuth } from '../config/fhir-auth.ts';
import { isObject, parseJson } from '../fhir/json.ts';
import { secretName } from '../secret.ts';
import type { TransportEffects } from '../transport/effects.ts';
import { transportError } from '../transport/errors.ts';
import type { Answer, Outgoing } from '../transport/exchange.ts';
import { isGranted } from './scope.ts';
import { toTokenRequest } from './token-request.ts';

/** Where requests get their token. Ask each time; it is fetched again only when it must be. */
export interface TokenSource {
  /** Undefined where the client certificate is all there is. */
  token(): Promise<string | undefined>;
  /** The source answered 401 to this token: do not hand it out again. */
  refused(token: string | undefined): void;
}

interface Token { readonly value: string | undefined; readonly renewAt: number }

export interface TokenDeps {
  readonly auth: FhirAuth;
  readonly secret: (reference: string) => Promise<string>;
  /** Sends what `build` gives, and builds again for every further attempt. */
  readonly send: (build: () => Promise<Outgoing>, url: string) => Promise<Answer>;
  readonly effects: TransportEffects;
}

/** At most one token is being fetched at a time; it is renewed at 80 % of its life. */
export const openTokenSource = ({ auth, secret, send, effects }: TokenDeps): TokenSource => {
  let current: Token | undefined;
  let underway: Promise<Token> | undefined;
  const now = (): number => toMilliseconds(effects.clock.now());

  const fetchToken = async (): Promise<Token> => {
    if (auth.type === 'mutual-tls') return { value: undefined, renewAt: Number.POSITIVE_INFINITY };
    if (auth.type === 'bearer') return { value: fixedToken(await secret(secretName(auth.token))), renewAt: Number.POSITIVE_INFINITY };
    const answer = await send(() => toTokenRequest(auth, { secret, clock: effects.clock }), auth.tokenUrl);
    return readToken(answer, auth.tokenUrl, auth.scope, now());
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

const TOKEN = /^[\x21-\x7e]+$/;

const fixedToken = (token: string): string => {
  if (!TOKEN.test(token)) throw new KnownError({ code: 'token-malformed', recovery: 'halt', message: 'The token at its reference cannot be sent.', at: 'auth.token', expected: 'one line of visible ASCII' });
  return token;
};

const DEFAULT_LIFE_SECONDS = 300;
const SHARE_OF_LIFE = 0.8;

const readToken = ({ status, text }: Answer, url: string, scope: string | undefined, now: number): Token => {
  if (status !== 200) throw transportError('token-refused', url, `The token endpoint answered ${status}.`);
  const parsed = parseJson(text, 16);
  const body = 'value' in parsed && isObject(parsed.value) ? parsed.value : {};
  const value = body['access_token'];
  const bearer = typeof body['token_type'] === 'string' && body['token_type'].toLowerCase() === 'bearer';
  if (typeof value !== 'string' || !TOKEN.test(value) || !bearer) {
    throw transportError('token-malformed', url, 'The token endpoint did not answer with a usable token.');
  }
  if (!isGranted(body['scope'], scope)) throw transportError('scope-narrowed', url, 'The token endpoint granted less than was asked.');
  // F10: sources leave the life out, send it as text, or send nonsense; then the usual one is assumed.
  const seconds = Number(body['expires_in']);
  const life = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : DEFAULT_LIFE_SECONDS;
  return { value, renewAt: now + life * 1_000 * SHARE_OF_LIFE };
};
