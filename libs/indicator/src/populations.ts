import type { Criterion } from './criterion.ts';

/** R2: who is counted. Lives here on the reference date, with a valid indication and one of the care profiles. */
export const residents: Criterion = {
  all: [
    { exists: 'Stay', when: 'on-reference-date', atThisLocation: true },
    { exists: 'WlzIndicatie', where: { zorgprofiel: { inSetting: 'careProfiles' } }, when: 'on-reference-date' },
  ],
};

/** The wards of the location. */
export const wards: Criterion = {
  exists: 'HealthcareProvider', where: { kind: { anyOf: ['ward'] } }, when: 'always', atThisLocation: true,
};
