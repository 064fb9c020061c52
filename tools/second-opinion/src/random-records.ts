import type { Settings } from '@meervoud/indicator';
import { type CalendarDate, partialDate } from '@meervoud/kernel';
import { DecubitusCategory, parseRecord, RestrictionKind, SubjectPseudonym, type ZibName, type ZibRecord, Zorgprofiel } from '@meervoud/zibs';
import fc from 'fast-check';
import { type Around, boundariesOf, daysBeside } from './random-days.ts';

/** As vague as sources are: the day, the month, the year, or nothing at all. */
const vaguely = (days: fc.Arbitrary<CalendarDate>) => fc.tuple(days, fc.constantFrom(10, 10, 10, 10, 10, 7, 4, 0))
  .map(([day, length]) => (length === 0 ? undefined : partialDate(day.slice(0, length))));

const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const zib = <Fields extends object>(atMost: number, name: ZibName, fields: fc.Arbitrary<Fields>, atLeast = 0): fc.Arbitrary<readonly object[]> =>
  fc.array(fields.map((given) => ({ zib: name, ...given })), { minLength: atLeast, maxLength: atMost, size: 'max' });
const nearlyAlways = <Value>(some: fc.Arbitrary<readonly Value[]>): fc.Arbitrary<readonly Value[]> =>
  fc.oneof({ weight: 9, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) });

/** Everything about one client that some percentage reads, without identity. */
const clientRecords = (around: Around): fc.Arbitrary<readonly object[]> => {
  const { day, ulcerStale, thirtyDays, sixMonths, year } = boundariesOf(around);
  const beside = (boundaries: readonly CalendarDate[]) => vaguely(daysBeside(around, boundaries));
  const date = beside(day);
  // most were there long before, so that most are counted
  const longAgo = fc.constant(partialDate(`${around.reportingYear - 2}-05`));
  const began = fc.oneof({ weight: 5, arbitrary: longAgo }, { weight: 1, arbitrary: date });
  const ended = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: date });
  return fc.tuple(
    nearlyAlways(zib(2, 'Stay', fc.record({
      location: fc.constantFrom('here', 'here', 'here', 'here', 'elsewhere', undefined), start: began, end: ended,
    }), 1)),
    nearlyAlways(zib(2, 'WlzIndicatie', fc.record({
      zorgprofiel: fc.constantFrom('5VV', '6VV', '7VV', '5VV', '6VV', '7VV', '8VV', '10VV', '8VV', ...Zorgprofiel.options),
      validFrom: began, validUntil: ended, withTreatment: rarely(fc.boolean()),
    }), 1)),
    zib(3, 'PressureUlcer', fc.record({
      decubitusCategory: rarely(fc.constantFrom(...DecubitusCategory.options)), dateOfOnset: date, abatement: ended,
      clinicalStatus: fc.constantFrom('active', 'resolved', undefined, undefined), lastEvidence: beside(ulcerStale),
    })),
    zib(2, 'TreatmentDirective2', fc.record({
      treatmentDecision: fc.constantFrom('permit', 'other', 'deny', 'undecided'), dateTime: date, end: ended,
    })),
    zib(1, 'AdvanceDirective', fc.record({ livingWillType: fc.constantFrom('NR', 'EU', 'DO', 'OTH'), dateTime: date, end: ended })),
    zib(5, 'FreedomRestrictingIntervention', fc.record({
      kind: fc.option(fc.constantFrom(...RestrictionKind.options), { nil: undefined, freq: 30 }),
      start: beside(thirtyDays), end: fc.oneof(beside(thirtyDays), ended),
    })),
    zib(3, 'ToiletingPlan', fc.record({ present: fc.boolean(), topics: fc.constant([]), effective: date, end: ended })),
    zib(2, 'FoodPreferences', fc.record({ discussed: fc.boolean(), topics: fc.constant([]), date: beside(sixMonths) })),
    zib(2, 'MedicationReview', fc.record({ performed: beside(year), careWorkerPresent: rarely(fc.boolean()) })),
  ).map((groups) => groups.flat());
};

const present = (record: object): object => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** Records of so many clients at `here`, `elsewhere` or no location; the same for the same seed. Dates may be partial or absent. */
export const randomRecords = (around: Around, clients: number, seed: number): readonly ZibRecord[] =>
  fc.sample(clientRecords(around), { numRuns: clients, seed }).flatMap((records, client) => {
    const subject = SubjectPseudonym.parse(`p-${client.toString(16).padStart(32, '0')}`);
    return records.map((record, index) => {
      const id = `${client}-${index}`;
      return parseRecord({ ...present(record), id, subject, origin: { source: 'ecd', reference: `Basic/${id}` } } as unknown as ZibRecord);
    });
  });

/** Rules as providers may set them, the same for the same seed. */
export const randomSettings = (defaults: Settings, howMany: number, seed: number): readonly Settings[] =>
  fc.sample(fc.record({
    careProfiles: fc.subarray([...Zorgprofiel.options], { minLength: 4 }),
    unstageable: fc.constantFrom('count', 'unknown', 'ignore'),
    staleAfterDays: fc.constantFrom(1, 89, 90, 91),
    advanceDirectiveSuffices: fc.constantFrom('no', 'yes'),
    absentToiletingPlan: fc.constantFrom('unknown', 'no'),
    absentFoodPreferences: fc.constantFrom('unknown', 'no'),
  }), { numRuns: howMany, seed }).map((changed) => ({ ...defaults, ...changed }));
