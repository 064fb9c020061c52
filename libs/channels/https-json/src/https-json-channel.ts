import { type Channel, configured } from '@meervoud/channel';
import { answeringSide, hasOneSourceOfKeys, ONE_SOURCE_OF_KEYS, byAssertion, type Http, httpChannel, type HttpChannelOptions, openAccessToken, openHttp, openRecipientKeys, SafeUrl, type TlsSide } from '@meervoud/channel/http';
import { type Clock, systemClock } from '@meervoud/kernel';
import { z } from 'zod';
import { assertionMaker } from './client-assertion.ts';
import { ClientAuth } from './client-auth.ts';

/** An HTTPS address that takes figures as JSON, or in another form, and answers with a signed receipt; `recipientJwksUrl` or `jwks`, exactly one. */
export const HttpsJson = z
  .strictObject({
    url: SafeUrl.describe('Address to which the submission is POSTed.'),
    auth: ClientAuth.describe('By what the recipient knows us.'),
    authority: z.string().min(1).optional().describe('Where the certificate is of the authority that vouches for the recipient, as PEM; default: those this machine trusts.'),
    ...answeringSide,
  })
  .refine(hasOneSourceOfKeys, ONE_SOURCE_OF_KEYS)
  .refine(({ url, auth }) => auth.type !== 'mtls' || url.startsWith('https:'), { path: ['url'], message: 'https, where a certificate says who we are' });
export type HttpsJson = z.input<typeof HttpsJson>;

const credentialsFor = (auth: ClientAuth, http: Http, clock: Clock): HttpChannelOptions['credentials'] => {
  if (auth.type === 'mtls') return { headers: () => Promise.resolve({}), forget: () => false };
  if (auth.type === 'token') return { headers: () => Promise.resolve({ authorization: `Bearer ${auth.token}` }), forget: () => false };
  const assertion = assertionMaker(auth, clock);
  const token = openAccessToken(auth.tokenUrl, async () => byAssertion(await assertion(), auth.scope), http, clock);
  return {
    headers: async (signal) => ({ authorization: `Bearer ${await token.get(signal)}` }),
    forget: () => { token.forget(); return true; },
  };
};

const tlsOf = (auth: ClientAuth, authority: string | undefined): TlsSide =>
  ({ ...(authority !== undefined && { ca: authority }), ...(auth.type === 'mtls' && { cert: auth.certificate, key: auth.privateKey }) });

/**
 * POSTs a submission over HTTPS, and what every channel over HTTP does. Throws, besides what {@link httpChannel} throws:
 * `channel-configuration-wrong` (halt).
 */
export const httpsJsonChannel = (options: HttpsJson, clock: Clock = systemClock): Channel => {
  const { url, auth, authority, recipientJwksUrl, jwks, issuer, timeout, maxAnswer } = configured(HttpsJson, options);
  const http = openHttp({ timeout, maxAnswer, tls: tlsOf(auth, authority) });
  return httpChannel({
    name: 'https-json', url, issuer, http,
    keys: openRecipientKeys(jwks ? { jwks } : { url: recipientJwksUrl ?? '' }, http),
    credentials: credentialsFor(auth, http, clock),
  });
};
