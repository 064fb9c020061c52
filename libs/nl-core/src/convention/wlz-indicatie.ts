import { defineMapping, extension, FhirExtension, FhirPeriod, FhirReference, hasCode, matchesOf, type Reading, Unusable } from '@meervoud/adapter-sdk';
import { Leveringsvorm } from '@meervoud/zibs';
import { z } from 'zod';
import { careProfile, indicatedProfile, meervoudExtension, type Profile, wlzIndication } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';
import { required } from '../status.ts';

const PROFILE = meervoudExtension('wlz-zorgprofiel');
const LEVERINGSVORM = meervoudExtension('wlz-leveringsvorm');
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
      leveringsvorm: formOf(extension(coverage.extension, LEVERINGSVORM), read),
    };
  },
});

/** A form that nobody knows is a finding: the profile still says who is counted. */
const formOf = (given: FhirExtension | undefined, read: Reading): Leveringsvorm | undefined => {
  if (given === undefined) return undefined;
  const form = Leveringsvorm.safeParse(given.valueString);
  if (!form.success) read.finding('code-ignored', 'extension.valueString');
  return form.data;
};

const profileOf = (given: FhirExtension | undefined): Profile => {
  const path = 'extension.valueCoding';
  const coding = required(given?.valueCoding, path);
  const profile = [...matchesOf(careProfile, { ...coding, code: coding.code?.toUpperCase() }), ...matchesOf(indicatedProfile, coding)][0];
  if (profile === undefined) throw new Unusable('unknown-code', path);
  return profile.meaning;
};
