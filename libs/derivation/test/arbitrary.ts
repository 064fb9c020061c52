import type { ExampleRecord } from '@meervoud/indicator';
import type { ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { recordsOf } from './ask.ts';
import { pseudonym } from './home.ts';

/** A new seed each run, printed so that a failure can be run again with `SEED=…`. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
console.info(`fast-check seed ${seed}`);

/** Days on, beside and far from the boundaries of 28 February 2023, six months, 90 days and the quarters of 2022; some vague. */
export const date = fc.constantFrom(
  '2021-12-31', '2022-01-01', '2022-03-31', '2022-04-01', '2022-06-30', '2022-07-01', '2022-08-27', '2022-08-28', '2022-10-01', '2022-11-29',
  '2022-11-30', '2022-12-31', '2023-01-01', '2023-02-27', '2023-02-28', '2023-03-01', '2023-06-01', '2022', '2023', '2022-08', '2022-11', '2023-02', '2023-03',
);

const maybe = <Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>): fc.Arbitrary<{ [N in Name]?: Value }> =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [name]: one }) as { [N in Name]?: Value });
const merge = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<ExampleRecord> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as ExampleRecord);

export const clientRecord: fc.Arbitrary<ExampleRecord> = fc.oneof(
  merge(fc.record({ zib: fc.constant('Stay') }), maybe('location', fc.constantFrom('here', 'elsewhere')), maybe('start', date), maybe('end', date)),
  merge(fc.record({ zib: fc.constant('WlzIndicatie'), zorgprofiel: fc.constantFrom('3VV', '5VV', '9AVV') }), maybe('validFrom', date), maybe('validUntil', date)),
  merge(
    fc.record({ zib: fc.constant('PressureUlcer') }), maybe('decubitusCategory', fc.constantFrom('1', '2', '4', 'unstageable')), maybe('dateOfOnset', date),
    maybe('abatement', date), maybe('clinicalStatus', fc.constantFrom('active', 'resolved')), maybe('lastEvidence', date),
  ),
  merge(
    fc.record({ zib: fc.constant('ToiletingPlan'), present: fc.boolean(), topics: fc.subarray(['help', 'other']) }), maybe('effective', date), maybe('end', date),
  ),
  merge(fc.record({ zib: fc.constant('FoodPreferences'), discussed: fc.boolean(), topics: fc.subarray(['help', 'other']) }), maybe('date', date)),
  merge(fc.record({ zib: fc.constant('TreatmentDirective2'), treatmentDecision: fc.constantFrom('permit', 'undecided') }), maybe('dateTime', date), maybe('end', date)),
  merge(fc.record({ zib: fc.constant('MedicationReview') }), maybe('performed', date), maybe('careWorkerPresent', fc.boolean())),
);

const resident: readonly ExampleRecord[] = [{ zib: 'Stay', location: 'here', start: '2022-01-01' }, { zib: 'WlzIndicatie', zorgprofiel: '5VV' }];
const client = fc.tuple(fc.constantFrom(resident, resident, []), fc.array(clientRecord, { maxLength: 5 })).map(([sure, more]) => [...sure, ...more]);

const meeting = merge(
  fc.record({ zib: fc.constant('Meeting'), ward: fc.constantFrom('one', 'two'), topic: fc.constant('medication-errors') }),
  maybe('date', date), maybe('multidisciplinary', fc.boolean()),
);
const ward = (name: string): fc.Arbitrary<ExampleRecord> =>
  merge(fc.record({ zib: fc.constant('HealthcareProvider'), kind: fc.constant('ward'), name: fc.constant(name) }), maybe('partOf', fc.constantFrom('here', 'elsewhere')));

/** The records of a home: a few clients, two wards and their meetings. */
export const home: fc.Arbitrary<readonly ZibRecord[]> = fc
  .tuple(fc.array(client, { maxLength: 8 }), ward('one'), ward('two'), fc.array(meeting, { maxLength: 8 }))
  .map(([clients, one, two, meetings]) => [
    ...clients.flatMap((given, at) => recordsOf(given, pseudonym(at))),
    ...recordsOf([one, two, ...meetings], undefined, 'meetings'),
  ]);
