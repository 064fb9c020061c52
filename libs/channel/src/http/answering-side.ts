import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { SafeUrl } from './safe-url.ts';

/** What every channel over HTTP asks about the recipient's answers: who signs its receipts, with which keys, and how long and how much is waited for. */
export const answeringSide = {
  recipientJwksUrl: SafeUrl.optional().describe('Where the public keys are with which it signs receipts; this or jwks.'),
  jwks: z.custom<JSONWebKeySet>((value) => Array.isArray((value as { keys?: unknown } | null)?.keys), 'a JSON Web Key Set').optional()
    .describe('Those public keys themselves, as a JSON Web Key Set.'),
  issuer: z.string().min(1).describe('`iss` of its receipts.'),
  timeout: z.number().int().positive().default(30_000).describe('Milliseconds for one exchange.'),
  maxAnswer: z.number().int().positive().default(262_144).describe('Most bytes of an answer that are read.'),
};

/** Its keys come from one place. */
export const hasOneSourceOfKeys = ({ recipientJwksUrl, jwks }: { readonly recipientJwksUrl?: string | undefined; readonly jwks?: unknown }): boolean =>
  (recipientJwksUrl === undefined) !== (jwks === undefined);
export const ONE_SOURCE_OF_KEYS = 'recipientJwksUrl or jwks, exactly one';
