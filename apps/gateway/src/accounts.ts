import { createHash, timingSafeEqual } from 'node:crypto';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { ApiError } from './problem.ts';

/**
 * `reader` sees figures and submissions; `quality-officer` may also see whom a figure counts, which is logged; `operator` sees what the
 * queue carries, and no figure.
 */
export const Role = z.enum(['reader', 'quality-officer', 'operator']);
export type Role = z.infer<typeof Role>;

export const Account = z.strictObject({
  /** Stable id of who it is; stands in the access log. */
  id: z.string().min(1),
  organization: z.string().min(1),
  roles: z.array(Role).readonly(),
  /** Of the opaque bearer token; the token itself is kept nowhere. */
  tokenHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});
export type Account = z.infer<typeof Account>;

export const hashOfToken = (token: string): string => `sha256:${createHash('sha256').update(token).digest('hex')}`;

/**
 * Who a bearer token belongs to. Compares hashes in constant time and with every account, so that neither the
 * right one nor its place can be timed. Throws a KnownError `account-wrong` for accounts that cannot be used.
 */
export const openAccounts = (given: readonly Account[], organizations: readonly { readonly id: string }[]) => {
  const accounts = given.map((account) => {
    const parsed = Account.safeParse(account);
    const isKnown = organizations.some(({ id }) => id === account.organization);
    if (!parsed.success || !isKnown) {
      throw new KnownError({
        code: 'account-wrong', recovery: 'halt', message: 'an account cannot be used', at: String(account.id),
        expected: 'an id, a known organization, roles and the sha256 of its token',
      });
    }
    return { account: parsed.data, hash: Buffer.from(parsed.data.tokenHash) };
  });
  return {
    /** Throws an {@link ApiError} 401. */
    authenticate: (authorization: string | undefined): Account => {
      const presented = /^Bearer ([\w.~+/-]{1,500}=*)$/i.exec(authorization ?? '')?.[1];
      const hash = Buffer.from(hashOfToken(presented ?? ''));
      const matches = accounts.filter((account) => timingSafeEqual(account.hash, hash));
      const [match] = matches;
      if (presented === undefined || !match) throw new ApiError(401, 'token-not-accepted', 'Send a valid bearer token.');
      return match.account;
    },
  };
};
