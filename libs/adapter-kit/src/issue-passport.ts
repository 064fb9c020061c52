import { type Passport, signPassport } from '@meervoud/adapter-sdk';
import type { JWK } from 'jose';

/**
 * Signs what {@link checkAdapter} gave, a failed one too: whoever verifies it sees that it failed. `privateJwk` is an
 * EC key on P-256 with a `kid`; the text is a compact JWS, one line.
 */
export const issuePassport = (passport: Passport, privateJwk: JWK): Promise<string> => signPassport(passport, privateJwk);
