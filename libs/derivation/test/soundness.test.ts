import { type Criterion, type ExampleRecord, residents } from '@meervoud/indicator';
import { earliest, latest, partialDate } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientRecord, seed } from './arbitrary.ts';
import { truthOf } from './ask.ts';

const criteria: Readonly<Record<string, Criterion>> = {
  residents,
  ulcers: { exists: 'PressureUlcer', where: { decubitusCategory: { anyOf: ['2', '4'] } }, when: 'on-reference-date' },
  plans: {
    exists: 'ToiletingPlan', where: { present: { anyOf: [true] } }, when: 'on-reference-date', latestOnly: true, absent: { setting: 'absentToiletingPlan' },
  },
  talks: { exists: 'FoodPreferences', where: { discussed: { anyOf: [true] } }, when: { lastMonths: 6 }, absent: { setting: 'absentFoodPreferences' } },
  reviews: { exists: 'MedicationReview', where: { careWorkerPresent: { anyOf: [true] } }, when: 'in-reporting-year' },
  agreements: { not: { exists: 'TreatmentDirective2', where: { treatmentDecision: { anyOf: ['permit'] } }, when: 'on-reference-date' } },
};

/** Every vague date of these records made exact, on a day it may have been. */
const madeExact = (given: readonly ExampleRecord[], pick: (days: readonly string[]) => string): readonly ExampleRecord[] =>
  given.map((record) => Object.fromEntries(Object.entries(record).map(([field, value]) => {
    const vague = typeof value === 'string' && /^\d{4}(-\d{2})?$/.test(value);
    return [field, vague ? pick(daysOf(value)) : value];
  })) as ExampleRecord);

const daysOf = (text: string): readonly string[] => {
  const [first, last] = [earliest(partialDate(text)), latest(partialDate(text))];
  return [...new Set([first, last, ...['2022-08-27', '2022-08-28', '2022-11-29', '2022-11-30', '2023-02-27', '2023-02-28', '2023-03-01'].filter((day) => day >= first && day <= last)])];
};

/** What "unknown" promises: a yes or a no that is given despite vague dates holds whichever day they were. */
describe(`a yes or no despite vague dates holds on every day they may have been (seed ${seed})`, () => {
  test.each(Object.entries(criteria))('%s', (_, criterion) => {
    let decided = 0;
    fc.assert(fc.property(
      fc.array(clientRecord, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      fc.constantFrom('unknown' as const, 'no' as const),
      (given, picks, absent) => {
        const settings = { absentToiletingPlan: absent, absentFoodPreferences: absent };
        const truth = truthOf(criterion, given, { settings });
        if (truth === 'unknown') return;
        let at = 0;
        const exact = madeExact(given, (days) => days[(picks[at++ % picks.length] ?? 0) % days.length] ?? '');
        if (JSON.stringify(exact) !== JSON.stringify(given)) decided += 1;
        expect(truthOf(criterion, exact, { settings })).toBe(truth);
      },
    ), { seed, numRuns: 1500 });
    expect(decided).toBeGreaterThan(50);
  });
});
