import { z } from 'zod';

/** What a recipient may do under one profile. */
export const ScopeAction = z.enum(['read', 'receipt', 'question']);
export type ScopeAction = z.infer<typeof ScopeAction>;

/** `databroker-odb.read`: an action under an exchange profile, whatever the profile's version. */
export const scopeOf = (profile: string, action: ScopeAction): string => `${profile}.${action}`;

/** Every scope a recipient of these profiles can have. */
export const scopesOf = (profiles: readonly string[]): readonly string[] =>
  profiles.flatMap((profile) => ScopeAction.options.map((action) => scopeOf(profile, action)));

/** `databroker-odb` of `databroker-odb@1.0.0`. */
export const profileIdOf = (profile: string): string => profile.split('@')[0] ?? profile;

/**
 * The scopes to grant: what was asked (space-separated, RFC 6749 §3.3), or all of them where nothing was. Undefined when anything
 * asked is malformed, unknown, or not this recipient's: less than what was asked is never granted silently.
 */
export const grantScopes = (profiles: readonly string[], asked: string | undefined): readonly string[] | undefined => {
  const entitled = scopesOf(profiles);
  if (asked === undefined) return entitled;
  const wanted = [...new Set(asked.split(' '))];
  return wanted.every((scope) => entitled.includes(scope)) ? wanted : undefined;
};
