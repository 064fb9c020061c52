import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** How it is known that what was left was taken in. */
export const Receipts = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('deposit').describe('The recipient gives no receipts: that the whole file lies there is all there is to know.'),
    countsAs: z.enum(['received', 'accepted']).default('received').describe('What a file that lies there counts as; `accepted` only where that was agreed with the recipient.'),
  }),
  z.strictObject({
    by: z.literal('recipient').describe('The recipient leaves a signed receipt beside it: a compact JWS named as the file, with `.receipt` after it.'),
    folder: z.string().regex(/^[^/\\]+$/, 'one name').default('receipts').describe('Folder of the receipts, within the folder of the files.'),
    issuer: z.string().min(1).describe('`iss` of its receipts.'),
    jwks: z.custom<JSONWebKeySet>((value) => Array.isArray((value as { keys?: unknown } | null)?.keys), 'a JSON Web Key Set').describe('Its public keys, as a JSON Web Key Set.'),
  }),
]);
export type Receipts = z.output<typeof Receipts>;
