import { type Criterion, residents } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { ask, truthOf } from '../ask.ts';

const stay = { zib: 'Stay', location: 'here', start: '2022-01-01' } as const;
const indication = { zib: 'WlzIndicatie', zorgprofiel: '5VV' } as const;

describe('at this location', () => {
  const criterion: Criterion = { exists: 'Stay', when: 'on-reference-date', atThisLocation: true };

  test('is the location that is measured', () => {
    expect(truthOf(criterion, [stay])).toBe(true);
    expect(truthOf(criterion, [{ ...stay, location: 'elsewhere' }])).toBe(false);
  });
  test('a stay without a location is at none', () => {
    expect(truthOf(criterion, [{ zib: 'Stay', start: '2022-01-01' }])).toBe(false);
  });
  test('for the organization every stay counts, also without a location', () => {
    expect(truthOf(criterion, [{ ...stay, location: 'elsewhere' }], { location: null })).toBe(true);
    expect(truthOf(criterion, [{ zib: 'Stay', start: '2022-01-01' }], { location: null })).toBe(true);
  });
  test('the day of a stay elsewhere has no say', () => {
    expect(truthOf(criterion, [{ ...stay, location: 'elsewhere', start: '2023' }])).toBe(false);
  });
});

describe('residents (R2)', () => {
  test('have a stay and an indication on the reference date, with a listed care profile', () => {
    expect(truthOf(residents, [stay, indication])).toBe(true);
    expect(truthOf(residents, [stay])).toBe(false);
    expect(truthOf(residents, [indication])).toBe(false);
  });
  test.each(['4VV', '5VV', '6VV', '7VV', '8VV', '9BVV', '10VV'] as const)('count with %s', (zorgprofiel) => {
    expect(truthOf(residents, [stay, { ...indication, zorgprofiel }])).toBe(true);
  });
  test.each(['1VV', '2VV', '3VV', '9AVV'] as const)('do not count with %s', (zorgprofiel) => {
    expect(truthOf(residents, [stay, { ...indication, zorgprofiel }])).toBe(false);
  });
  test('are unknown where only a vague day stands in the way, and not where anything certain does', () => {
    expect(truthOf(residents, [{ ...stay, start: '2023' }, indication])).toBe('unknown');
    expect(truthOf(residents, [{ ...stay, start: '2023' }, { ...indication, validUntil: '2023-02-27' }])).toBe(false);
  });
});

describe('a field', () => {
  const category: Criterion = {
    exists: 'PressureUlcer', when: 'on-reference-date',
    where: { decubitusCategory: { anyOf: ['2'], bySetting: { name: 'unstageable', values: ['unstageable'] } } },
  };
  const ulcer = { zib: 'PressureUlcer', clinicalStatus: 'active' } as const;

  test('that is absent is unknown', () => {
    expect(truthOf(category, [ulcer])).toBe('unknown');
  });
  test('that is absent is no where the test says so', () => {
    const treatment: Criterion = { exists: 'WlzIndicatie', where: { withTreatment: { anyOf: [true], absent: 'no' } }, when: 'on-reference-date' };
    expect(truthOf(treatment, [indication])).toBe(false);
    expect(truthOf(treatment, [{ ...indication, withTreatment: true }])).toBe(true);
  });
  test.each([['count', true], ['unknown', 'unknown'], ['ignore', false]] as const)('of which a setting decides: %s is %s', (unstageable, truth) => {
    expect(truthOf(category, [{ ...ulcer, decubitusCategory: 'unstageable' }], { settings: { unstageable } })).toBe(truth);
  });
  test('with a list matches when some element does, and an empty list never', () => {
    const topic: Criterion = { exists: 'FoodPreferences', where: { topics: { anyOf: ['help'] } }, when: { lastMonths: 6 } };
    const talk = { zib: 'FoodPreferences', discussed: true, date: '2023-01-01' } as const;
    expect(truthOf(topic, [{ ...talk, topics: ['other', 'help'] }])).toBe(true);
    expect(truthOf(topic, [{ ...talk, topics: ['other'] }])).toBe(false);
    expect(truthOf(topic, [{ ...talk, topics: [] }])).toBe(false);
  });
});

describe('all, any, not and whenSetting', () => {
  const [yes, no, unknown]: readonly Criterion[] = ['2022-01-01', '2023-03-01', '2023'].map((start) => (
    { exists: 'Stay', where: { location: { anyOf: [start] } }, when: 'on-reference-date' }
  ));
  const given = ['2022-01-01', '2023-03-01', '2023'].map((start) => ({ zib: 'Stay' as const, start, location: start }));
  const cases: readonly (readonly [string, Criterion, boolean | 'unknown'])[] = [
    ['yes and unknown', { all: [yes!, unknown!] }, 'unknown'],
    ['no and unknown', { all: [unknown!, no!] }, false],
    ['yes or unknown', { any: [unknown!, yes!] }, true],
    ['no or unknown', { any: [no!, unknown!] }, 'unknown'],
    ['not unknown', { not: unknown! }, 'unknown'],
    ['not no', { not: no! }, true],
    ['only where a setting says so', { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: yes! }, false],
  ];
  test.each(cases)('%s', (_, criterion, truth) => expect(truthOf(criterion, given)).toBe(truth));
});

/** What evidence says: the clause that decided and the records it decided by. */
describe('the clause that decided', () => {
  const clauseOf = (...asked: Parameters<typeof ask>): readonly unknown[] => {
    const { clause, records } = ask(...asked);
    return [clause, records.map(({ origin }) => origin.reference.split('/')[1])];
  };
  const ulcers: Criterion = { exists: 'PressureUlcer', where: { decubitusCategory: { anyOf: ['2'] } }, when: 'on-reference-date' };
  const open = { zib: 'PressureUlcer', clinicalStatus: 'active' } as const;
  const id = (zib: string, at: number): string => `${zib}-aaaaaa-${at}`;

  test('of a yes is the whole, with the record that holds', () => {
    expect(clauseOf(ulcers, [{ ...open, decubitusCategory: '1' }, { ...open, decubitusCategory: '2' }])).toStrictEqual(['criterion', [id('PressureUlcer', 1)]]);
  });
  test('of a no is where the record that came nearest failed', () => {
    expect(clauseOf(ulcers, [{ ...open, dateOfOnset: '2023-03-01', decubitusCategory: '2' }, { ...open, decubitusCategory: '1' }]))
      .toStrictEqual(['criterion.where.decubitusCategory', [id('PressureUlcer', 1)]]);
  });
  test('of a no is the first record, where several came as near', () => {
    expect(clauseOf(ulcers, [{ ...open, decubitusCategory: '1' }, { ...open, decubitusCategory: '1' }]))
      .toStrictEqual(['criterion.where.decubitusCategory', [id('PressureUlcer', 0)]]);
  });
  test('of an unknown is what is open, with every record that leaves it open', () => {
    expect(clauseOf(ulcers, [open, open, { ...open, decubitusCategory: '1' }]))
      .toStrictEqual(['criterion.where.decubitusCategory', [id('PressureUlcer', 0), id('PressureUlcer', 1)]]);
  });
  test('is without records where absence decided', () => {
    expect(clauseOf(ulcers, [])).toStrictEqual(['criterion', []]);
  });
  test('lies as deep as the criterion', () => {
    expect(clauseOf(residents, [stay, { ...indication, zorgprofiel: '3VV' }])).toStrictEqual(['criterion.all[1].where.zorgprofiel', [id('WlzIndicatie', 1)]]);
    expect(clauseOf(residents, [stay, indication])).toStrictEqual(['criterion', [id('Stay', 0), id('WlzIndicatie', 1)]]);
    expect(clauseOf({ not: ulcers }, [open])).toStrictEqual(['criterion.not.where.decubitusCategory', [id('PressureUlcer', 0)]]);
  });
  test('names the first quarter that was missed, and the setting that closes a part', () => {
    const quarterly: Criterion = { exists: 'Meeting', where: { multidisciplinary: { anyOf: [true] } }, when: 'each-quarter' };
    const meeting = { zib: 'Meeting', ward: 'w', topic: 'medication-errors', multidisciplinary: true } as const;
    expect(clauseOf(quarterly, [{ ...meeting, date: '2022-01-01' }], { basis: 'ward' })).toStrictEqual(['criterion.when.quarter[2]', []]);
    expect(clauseOf(quarterly, [{ ...meeting, date: '2022-01-01', multidisciplinary: false }], { basis: 'ward' }))
      .toStrictEqual(['criterion.where.multidisciplinary', [id('Meeting', 0)]]);
    expect(clauseOf({ whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: ulcers }, [open])).toStrictEqual(['criterion.whenSetting', []]);
  });
});
