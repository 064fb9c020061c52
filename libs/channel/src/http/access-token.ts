import { type Clock, toMilliseconds } from '@meervoud/kernel';
import { z } from 'zod';
import { type Http, unexpected } from './http.ts';
import { refusedToken } from './problem.ts';

/** What is asked of a token endpoint, made anew each time: an assertion is used once. */
export interface TokenRequest { readonly body: string; readonly headers?: Readonly<Record<string, string>> }

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
});

/** Renew this many milliseconds before the token ends. */
const MARGIN = 30_000;

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

/** Client credentials in the Basic header (RFC 6749 §4.4, §2.3.1). */
export const bySecret = (clientId: string, clientSecret: string): TokenRequest => ({
  body: 'grant_type=client_credentials',
  headers: { authorization: `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}` },
});

/** Client credentials by a signed assertion (RFC 7523 §2.2). */
export const byAssertion = (assertion: string, scope?: string): TokenRequest => ({
  body: new URLSearchParams({
    grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion,
    ...(scope !== undefined && { scope }),
  }).toString(),
});

/**
 * An access token of OAuth 2.0 client credentials, kept until shortly before it expires. Throws a KnownError
 * `recipient-refused-token` (halt), and those of {@link Http}.
 */
export const openAccessToken = (tokenUrl: string, ask: () => TokenRequest | Promise<TokenRequest>, http: Http, clock: Clock) => {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return {
    forget: (): void => { kept = undefined; },
    get: async (signal: AbortSignal): Promise<string> => {
      const now = toMilliseconds(clock.now());
      if (kept && kept.until > now) return kept.token;
      const { body, headers } = await ask();
      const answer = await http({
        url: tokenUrl, method: 'POST', body,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      }, signal);
      if (answer.status >= 400) throw refusedToken(tokenUrl, answer.status);
      const { access_token: token, expires_in: seconds } = parse(tokenUrl, answer.body);
      kept = seconds === undefined ? undefined : { token, until: now + seconds * 1000 - MARGIN };
      return token;
    },
  };
};

const parse = (url: string, body: string): z.infer<typeof TokenAnswer> => {
  try {
    return TokenAnswer.parse(JSON.parse(body));
  } catch {
    // no cause: it would quote the token
    throw unexpected(url, 'the token endpoint did not answer with a bearer token', 'access_token and token_type Bearer');
  }
};
