import { KnownError } from '@meervoud/kernel';
import type { Config } from './config.ts';

/** Throws `account-unknown` (halt) for somebody who is not among the accounts. */
export const requireAccount = ({ accounts }: Pick<Config, 'accounts'>, name: string): void => {
  if (accounts.some((account) => account.name === name)) return;
  throw new KnownError({
    code: 'account-unknown', recovery: 'halt', message: `There is no account '${name}'.`,
    expected: accounts.map((account) => account.name).join(', ') || 'an entry in `accounts` of meervoud.json',
  });
};
