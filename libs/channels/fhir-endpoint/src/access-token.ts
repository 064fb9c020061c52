import { type Clock, KnownError, toMilliseconds } from '@meervoud/kernel';
import { z } from 'zod';
import { type Http, unexpected } from './http.ts';

export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
});

/** Renew this many milliseconds before the token ends. */
const MARGIN = 30_000;

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

/** `why` is the recipient's own code, if it gave one. */
export const refusedToken = (url: string, status: number, why?: string): KnownError =>
  new KnownError({
    code: 'recipient-refused-token', recovery: 'halt', at: url,
    message: `the recipient does not accept our credentials (${status}${why === undefined ? '' : `, ${why}`})`,
    expected: 'credentials and signing key registered with the recipient',
  });

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4, credentials in the Basic header, §2.3.1), kept until shortly before they
 * expire. Throws a KnownError `recipient-refused-token` (halt), and those of {@link Http}.
 */
export const openAccessToken = ({ tokenUrl, clientId, clientSecret }: ClientCredentials, http: Http, clock: Clock) => {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return {
    forget: (): void => { kept = undefined; },
    get: async (signal: AbortSignal): Promise<string> => {
      const now = toMilliseconds(clock.now());
      if (kept && kept.until > now) return kept.token;
      const basic = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64');
      const answer = await http({
        url: tokenUrl, method: 'POST', body: 'grant_type=client_credentials',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
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
