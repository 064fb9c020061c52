import { type Entitlement, profileIdOf } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import type { RecipientContext } from './recipient-context.ts';

/** What a recipient does, as the access log has it. */
export type Use = 'recipient-list' | 'recipient-fetch' | 'recipient-signature' | 'recipient-manifest' | 'recipient-correction' | 'recipient-series' | 'recipient-board'
  | 'recipient-receipt' | 'recipient-read-receipts' | 'recipient-ask' | 'recipient-read-questions';

export interface UsedThing { readonly organization: string; readonly object: string; /** The profile under which it is used; absent: all of the recipient's. */ readonly profile?: string | undefined }

/** Who used what, for which purpose: kept before it is answered, and without it there is no answer. Throws a KnownError `access-log-unavailable`. */
export const recordUse = async (
  { store, clock, profiles }: Pick<RecipientContext, 'store' | 'clock' | 'profiles'>, { client, profiles: entitled }: Pick<Entitlement, 'client' | 'profiles'>, action: Use, used: readonly UsedThing[],
): Promise<void> => {
  const at = clock.now();
  try {
    for (const { organization, object, profile } of used) {
      const under = profile === undefined ? entitled : [profileIdOf(profile)];
      const purpose = [...new Set(under.map((id) => profiles.get(id)?.purpose ?? 'unknown'))].join(' ');
      await store.access.record({
        organization, who: `${RECIPIENT_CLIENT}${client}`, role: 'recipient', basis: `scope ${under.join(' ')}`, source: 'recipient-api', action, object, purpose, at,
      });
    }
  } catch (cause) {
    throw new KnownError({ code: 'access-log-unavailable', recovery: 'retry', message: 'the access log cannot be written', cause });
  }
};

/** How the access log tells a recipient's system from people. */
export const RECIPIENT_CLIENT = 'recipient-client/';
