import type { Criterion } from '@meervoud/indicator';

/** Care profiles of KIK-V's "VV 4-10": 9B and not 9A (indicators.md §2.1). The profile of the exchange fixes them, so no setting does. */
export const careProfiles = ['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'] as const;
export type CareProfile = (typeof careProfiles)[number];

type IndicationTest = NonNullable<Extract<Criterion, { exists: 'WlzIndicatie' }>['where']>;

/** An indication that is valid on the reference date, both end days counted. */
export const indication = (where: IndicationTest): Criterion => ({ exists: 'WlzIndicatie', where, when: 'on-reference-date' });

/**
 * In care on the reference date: a stay, both end days counted, with a valid Wlz indication and a care profile VV 4-10. The care that
 * is delivered is taken to be what was indicated (indicators.md §5.3). Who has a stay without a location counts for the organization.
 */
export const clientsInCare: Criterion = {
  all: [
    { exists: 'Stay', when: 'on-reference-date', atThisLocation: true },
    indication({ zorgprofiel: { anyOf: careProfiles } }),
  ],
};
