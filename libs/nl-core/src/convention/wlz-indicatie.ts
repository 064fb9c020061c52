import { defineMapping, extension, FhirExtension, FhirPeriod, FhirReference, hasCode, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { careProfile, indicatedProfile, meervoudExtension, type Profile, wlzIndication } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';
import { required } from '../status.ts';

const PROFILE = meervoudExtension('wlz-zorgprofiel');
const WITH_TREATMENT = meervoudExtension('wlz-with-treatment');

/** The Wlz indication (own convention): a Coverage with the care profile in an extension. */
export const wlzIndicatie = defineMapping({
  zib: 'WlzIndicatie',
  resourceType: 'Coverage',
  search: [`Coverage?type=${tokens(wlzIndication)}`],
  recognise: ({ type }) => hasCode(wlzIndication, type),
  reads: z.object({
    status: z.string(),
    beneficiary: FhirReference.optional(),
    period: FhirPeriod,
    extension: z.array(FhirExtension).optional(),
  }),
  map: (coverage, read) => {
    read.status(coverage.status, ['active']);
    const { start, end } = read.period(coverage.period, 'period');
    return {
      subject: read.subject(coverage.beneficiary, 'beneficiary'),
      zorgprofiel: profileOf(extension(coverage.extension, PROFILE)),
      validFrom: start,
      validUntil: end,
      withTreatment: extension(coverage.extension, WITH_TREATMENT)?.valueBoolean,
    };
  },
});

const profileOf = (given: FhirExtension | undefined): Profile => {
  const path = 'extension.valueCoding';
  const coding = required(given?.valueCoding, path);
  const profile = [...matchesOf(careProfile, { ...coding, code: coding.code?.toUpperCase() }), ...matchesOf(indicatedProfile, coding)][0];
  if (profile === undefined) throw new Unusable('unknown-code', path);
  return profile.meaning;
};
