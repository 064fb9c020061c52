import type { DeliveryKey } from '../submission.ts';
import { profileIdOf, type ScopeAction, scopeOf } from './scopes.ts';

/** Whose submissions a recipient may see, and what it may do with them. */
export interface Entitlement {
  /** Stable id of who asks; stands in the access log. */
  readonly client: string;
  /** Its name in the provider's configuration, as in the delivery key. */
  readonly recipient: string;
  readonly organizations: readonly string[];
  /** Exchange profiles by id, in any version. */
  readonly profiles: readonly string[];
  /** Of the token that was shown. */
  readonly scopes: readonly string[];
}

/** May this recipient see this submission at all? Who may not is told that there is none. */
export const isEntitledTo = ({ recipient, organizations, profiles }: Omit<Entitlement, 'scopes'>, key: DeliveryKey): boolean =>
  key.recipient === recipient && organizations.includes(key.organization) && profiles.includes(profileIdOf(key.profile));

/** Does the token allow this action under the profile of this submission? */
export const hasScope = ({ scopes }: Pick<Entitlement, 'scopes'>, key: Pick<DeliveryKey, 'profile'>, action: ScopeAction): boolean =>
  scopes.includes(scopeOf(profileIdOf(key.profile), action));
