import { type Channel, configured } from '@meervoud/channel';
import { answeringSide, hasOneSourceOfKeys, ONE_SOURCE_OF_KEYS, bySecret, httpChannel, openAccessToken, openHttp, openRecipientKeys, SafeUrl } from '@meervoud/channel/http';
import { type Clock, systemClock } from '@meervoud/kernel';
import { z } from 'zod';

/** How to reach a recipient; `recipientJwksUrl` or `jwks`, exactly one. */
export const FhirEndpoint = z
  .strictObject({
    url: SafeUrl.describe('Server base to which the Bundle is POSTed.'),
    tokenUrl: SafeUrl.describe('The token endpoint of the recipient.'),
    clientId: z.string().min(1).describe('The name under which the recipient knows us.'),
    clientSecret: z.string().min(1).describe('Where the secret is.'),
    ...answeringSide,
  })
  .refine(hasOneSourceOfKeys, ONE_SOURCE_OF_KEYS);
export type FhirEndpoint = z.input<typeof FhirEndpoint>;

/**
 * POSTs a submission to a FHIR server base: OAuth2 client credentials, and what every channel over HTTP does. Throws, besides what
 * {@link httpChannel} throws: `channel-configuration-wrong` (halt).
 */
export const fhirEndpointChannel = (options: FhirEndpoint, clock: Clock = systemClock): Channel => {
  const { url, recipientJwksUrl, jwks, issuer, timeout, maxAnswer, tokenUrl, clientId, clientSecret } = configured(FhirEndpoint, options);
  const http = openHttp({ timeout, maxAnswer });
  const token = openAccessToken(tokenUrl, () => bySecret(clientId, clientSecret), http, clock);
  return httpChannel({
    name: 'fhir-endpoint', url, issuer, http,
    keys: openRecipientKeys(jwks ? { jwks } : { url: recipientJwksUrl ?? '' }, http),
    credentials: {
      headers: async (signal) => ({ authorization: `Bearer ${await token.get(signal)}` }),
      forget: () => { token.forget(); return true; },
    },
  });
};
