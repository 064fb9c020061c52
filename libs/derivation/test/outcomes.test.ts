import { describe, expect, test } from 'vitest';
import { attested, chosenHere, clientsHere, derive, meetings, outcomeOf, times, ulcer, wardsHere } from './home.ts';
import { ids, smallSet } from './small-set.ts';

const percentage = (value: string) => ({ type: 'percentage', value });
const campaign = (changes: object) => ({ ...chosenHere, ...changes });

describe('a share of clients', () => {
  test('is measured, with what was counted', () => {
    const records = clientsHere([...times(1, ulcer('2')), ...times(17, ulcer('1'))]);
    expect(outcomeOf(ids.ulcers, { records })).toStrictEqual({
      kind: 'measured', answer: percentage('5.56'), counts: { numerator: 1, denominator: 18, unknown: 0 },
    });
  });

  test('keeps unknowns in the denominator and beside the value, up to 5 per cent (R6)', () => {
    const records = clientsHere([...times(1, ulcer('2')), ...times(1, ulcer()), ...times(18)]);
    expect(outcomeOf(ids.ulcers, { records })).toStrictEqual({
      kind: 'measured', answer: percentage('5.00'), counts: { numerator: 1, denominator: 20, unknown: 1 },
    });
  });

  test('is incomplete above that, and still says what was counted', () => {
    const records = clientsHere([...times(1, ulcer('2')), ...times(1, ulcer()), ...times(17)]);
    expect(outcomeOf(ids.ulcers, { records })).toStrictEqual({
      kind: 'incomplete', reason: 'too-many-unknown', answer: percentage('5.26'), counts: { numerator: 1, denominator: 19, unknown: 1 },
    });
    expect(outcomeOf(ids.ulcers, { records, campaign: campaign({ settings: { maxUnknownShare: 6 } }) }).kind).toBe('measured');
  });

  test('counts those apart of whom it is unknown whether they are counted', () => {
    const vague = clientsHere([[]]).map((record) => (record.zib === 'Stay' ? { ...record, start: '2023' as typeof record.start } : record));
    const records = [...vague, ...clientsHere(times(19), 1)];
    expect(outcomeOf(ids.ulcers, { records })).toStrictEqual({
      kind: 'measured', answer: percentage('0.00'), counts: { numerator: 0, denominator: 19, unknown: 0 },
    });
    expect(outcomeOf(ids.ulcers, { records: records.slice(0, -2) })).toStrictEqual({
      kind: 'incomplete', reason: 'too-many-unknown', answer: percentage('0.00'), counts: { numerator: 0, denominator: 18, unknown: 0 },
    });
    expect(outcomeOf(ids.ulcers, { records: vague })).toStrictEqual({ kind: 'incomplete', reason: 'too-many-unknown' });
  });

  test('of nobody is no share', () => {
    expect(outcomeOf(ids.ulcers)).toStrictEqual({ kind: 'no-eligible' });
  });

  test('is not chosen where the location did not choose it, and never zero (R12)', () => {
    expect(outcomeOf(ids.ulcers, { records: clientsHere(times(3)), campaign: campaign({ locations: {} }) })).toStrictEqual({ kind: 'not-chosen' });
  });

  test('is not computable without its sources, and says which zibs lack', () => {
    expect(outcomeOf(ids.ulcers, { provided: ['Stay'] })).toStrictEqual({
      kind: 'not-computable', missing: [{ zib: 'WlzIndicatie' }, { zib: 'PressureUlcer' }],
    });
  });

  test('needs what the settings ask, and no more', () => {
    const provided = ['Stay', 'WlzIndicatie', 'TreatmentDirective2'] as const;
    expect(outcomeOf(ids.directive, { provided })).toStrictEqual({ kind: 'no-eligible' });
    expect(outcomeOf(ids.directive, { provided, campaign: campaign({ settings: { advanceDirectiveSuffices: 'yes' } }) })).toStrictEqual({
      kind: 'not-computable', missing: [{ zib: 'AdvanceDirective' }],
    });
  });
});

describe('a triple', () => {
  test('publishes yes, no and unknown each in its row, rounded by itself, with no unknowns beside it (R6, R11)', () => {
    const has = { zib: 'ToiletingPlan', present: true, topics: [] } as const;
    const records = clientsHere([...times(16, has), ...times(1, { ...has, present: false }), ...times(1)]);
    const measured = (value: string, numerator: number) =>
      ({ kind: 'measured', answer: percentage(value), counts: { numerator, denominator: 18, unknown: 0 } });
    expect([ids.plan, ids.noPlan, ids.unknownPlan].map((id) => outcomeOf(id, { records })))
      .toStrictEqual([measured('88.89', 16), measured('5.56', 1), measured('5.56', 1)]);
  });
});

describe('a majority (R9)', () => {
  const withHelp = { zib: 'ToiletingPlan', present: true, topics: ['help'] } as const;
  const without = { ...withHelp, topics: [] } as const;

  test.each([[2, 3, false], [3, 3, false], [4, 3, true], [0, 3, false], [1, 0, true]])('%s with, %s without: %s', (yes, no, value) => {
    const records = clientsHere([...times(yes, withHelp), ...times(no, without)]);
    expect(outcomeOf(ids.majority, { records })).toStrictEqual({
      kind: 'measured', answer: { type: 'yes-no', value }, counts: { numerator: yes, denominator: yes + no, unknown: 0 },
    });
  });
  test('is of those who have the plan, and has no rule about unknowns', () => {
    const records = clientsHere([...times(1, withHelp), ...times(20)]);
    expect(outcomeOf(ids.majority, { records })).toStrictEqual({
      kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 1, denominator: 1, unknown: 0 },
    });
  });
  test('of nobody is none', () => {
    expect(outcomeOf(ids.majority, { records: clientsHere(times(3)) })).toStrictEqual({ kind: 'no-eligible' });
  });
  test('is above the per cent that is set', () => {
    const records = clientsHere([...times(4, withHelp), ...times(3, without)]);
    expect(outcomeOf(ids.majority, { records, campaign: campaign({ settings: { majorityAbove: 60 } }) })).toMatchObject({ answer: { value: false } });
  });
});

describe('a choice', () => {
  test('is what the campaign says of the location', () => {
    const chosen = (value: boolean) => ({
      kind: 'measured', answer: { type: 'yes-no', value }, counts: { numerator: Number(value), denominator: 1, unknown: 0 },
    });
    expect(outcomeOf(ids.choice)).toStrictEqual(chosen(true));
    expect(outcomeOf(ids.choice, { location: 'elsewhere' })).toStrictEqual(chosen(false));
  });
});

describe('what a person states', () => {
  const stated = { by: 'quality officer', at: '2023-03-01T09:00:00.000Z' };
  const using = (experienceSource: string) => campaign({ locations: { here: { chosen: ['1.1'], experienceSource } } });

  test('is the answer, by whom and when', () => {
    const attestations = [
      attested(ids.text, { type: 'text', text: 'door te praten' }),
      attested(ids.url, { type: 'url', url: 'https://example.org/verslag' }),
      attested(ids.nps, { type: 'proportion', numerator: 3, denominator: 4 }),
      attested(ids.count, { type: 'count', count: 12 }),
    ];
    const asked = { attestations, campaign: using('nps') };
    expect(outcomeOf(ids.text, asked)).toStrictEqual({ kind: 'attested', answer: { type: 'text', value: 'door te praten' }, ...stated });
    expect(outcomeOf(ids.url, asked)).toStrictEqual({ kind: 'attested', answer: { type: 'text', value: 'https://example.org/verslag' }, ...stated });
    expect(outcomeOf(ids.nps, asked)).toStrictEqual({
      kind: 'attested', answer: percentage('75.00'), counts: { numerator: 3, denominator: 4, unknown: 0 }, ...stated,
    });
    expect(outcomeOf(ids.count, asked)).toStrictEqual({ kind: 'attested', answer: { type: 'number', value: '12' }, ...stated });
  });
  test('as a score keeps its decimals', () => {
    const attestations = [attested(ids.score, { type: 'score', score: '8.70' })];
    expect(outcomeOf(ids.score, { attestations, campaign: using('total-score') }))
      .toStrictEqual({ kind: 'attested', answer: { type: 'number', value: '8.70' }, ...stated });
  });
  test('is asked for while nobody did', () => {
    expect(outcomeOf(ids.url)).toStrictEqual({ kind: 'incomplete', reason: 'not-attested' });
    expect(outcomeOf(ids.nps, { campaign: using('nps') })).toStrictEqual({ kind: 'incomplete', reason: 'not-attested' });
  });
  test('is not asked for where it is optional, not chosen, or of another instrument', () => {
    const notChosen = { kind: 'not-chosen' };
    expect(outcomeOf(ids.remark)).toStrictEqual(notChosen);
    expect(outcomeOf(ids.text, { location: 'elsewhere' })).toStrictEqual(notChosen);
    expect(outcomeOf(ids.score, { campaign: using('nps') })).toStrictEqual(notChosen);
    expect(outcomeOf(ids.nps)).toStrictEqual(notChosen);
  });
  test('about a theme that was not chosen is no value', () => {
    const attestations = [attested(ids.text, { type: 'text', text: 'oud' })];
    expect(outcomeOf(ids.text, { attestations, location: 'elsewhere' })).toStrictEqual({ kind: 'not-chosen' });
  });
  test('is replaced by what was stated later, for this location or for all', () => {
    const url = (name: string) => ({ type: 'url' as const, url: `https://example.org/${name}` });
    const [early, late] = ['2023-03-01T09:00:00.000Z', '2023-03-02T09:00:00.000Z'];
    const newest = (...attestations: ReturnType<typeof attested>[]) => outcomeOf(ids.url, { attestations });
    expect(newest(attested(ids.url, url('late'), { at: late }), attested(ids.url, url('early'), { at: early }))).toMatchObject({ answer: { value: 'https://example.org/late' } });
    expect(newest(attested(ids.url, url('here'), { location: 'here', at: late }), attested(ids.url, url('all'), { at: early }))).toMatchObject({ answer: { value: 'https://example.org/here' } });
    expect(newest(attested(ids.url, url('here'), { location: 'here', at: late }), attested(ids.url, url('all'), { at: late }))).toMatchObject({ answer: { value: 'https://example.org/here' } });
    expect(newest(attested(ids.url, url('there'), { location: 'elsewhere' }))).toStrictEqual({ kind: 'incomplete', reason: 'not-attested' });
    expect(newest(attested(ids.url, url('other-year'), { reportingYear: 2023 }))).toStrictEqual({ kind: 'incomplete', reason: 'not-attested' });
  });
  test('of nobody is no share', () => {
    const attestations = [attested(ids.nps, { type: 'proportion', numerator: 0, denominator: 0 })];
    expect(outcomeOf(ids.nps, { attestations, campaign: using('nps') })).toStrictEqual({ kind: 'no-eligible' });
  });
  test('in another type than the row has is refused', () => {
    expect(() => derive({ attestations: [attested(ids.url, { type: 'text', text: 'zie de site' })] }))
      .toThrow(expect.objectContaining({ code: 'attestation-does-not-fit', recovery: 'halt' }));
  });
});

describe('a share of wards (R8)', () => {
  const quarters = ['2022-02-01', '2022-05-01', '2022-08-01', '2022-11-01'];
  const records = [...wardsHere(['one', 'two']), ...wardsHere(['three'], 'elsewhere'), ...meetings('one', quarters, true), ...meetings('two', quarters.slice(1), true), ...meetings('three', quarters, true)];

  test('is counted from the meetings of the wards of the location', () => {
    expect(outcomeOf(ids.wardQuarters, { records })).toStrictEqual({
      kind: 'measured', answer: percentage('50.00'), counts: { numerator: 1, denominator: 2, unknown: 0 },
    });
    expect(outcomeOf(ids.wardYear, { records })).toStrictEqual({
      kind: 'measured', answer: percentage('100.00'), counts: { numerator: 2, denominator: 2, unknown: 0 },
    });
  });
  test('has unknowns where it is not on record who was there', () => {
    expect(outcomeOf(ids.wardQuarters, { records: [...wardsHere(['one']), ...meetings('one', quarters)] })).toStrictEqual({
      kind: 'incomplete', reason: 'too-many-unknown', answer: percentage('0.00'), counts: { numerator: 0, denominator: 1, unknown: 1 },
    });
  });
  test('is what a person states, where one did', () => {
    const attestations = [attested(ids.wardQuarters, { type: 'proportion', numerator: 2, denominator: 2 })];
    expect(outcomeOf(ids.wardQuarters, { records, attestations })).toMatchObject({ kind: 'attested', counts: { numerator: 2, denominator: 2, unknown: 0 } });
  });
  test('is asked of a person where no source holds meetings', () => {
    expect(outcomeOf(ids.wardQuarters, { records, provided: ['HealthcareProvider'] })).toStrictEqual({ kind: 'incomplete', reason: 'not-attested' });
  });
  test('of a location without wards is none', () => {
    expect(outcomeOf(ids.wardQuarters)).toStrictEqual({ kind: 'no-eligible' });
  });
});

describe('the organization', () => {
  const elsewhere = clientsHere(times(1, ulcer('2')), 10).map((record) => (record.zib === 'Stay' ? { ...record, location: 'elsewhere' } : record));
  const nowhere = clientsHere(times(1), 20).map((record) => {
    if (record.zib !== 'Stay') return record;
    const { location: _, ...rest } = record;
    return rest;
  });
  const records = [...clientsHere(times(2)), ...elsewhere, ...nowhere];

  test('has the shares only, in published order', () => {
    expect(derive({ location: null }).map(({ indicator }) => indicator))
      .toStrictEqual([ids.ulcers, ids.wardYear, ids.wardQuarters, ids.plan, ids.noPlan, ids.unknownPlan, ids.directive]);
  });
  test('is counted on its own, with clients of every location and of none (R2)', () => {
    const measured = (numerator: number, denominator: number, value: string) =>
      ({ kind: 'measured', answer: percentage(value), counts: { numerator, denominator, unknown: 0 } });
    expect(outcomeOf(ids.ulcers, { records, location: null })).toStrictEqual(measured(1, 4, '25.00'));
    expect(outcomeOf(ids.ulcers, { records })).toStrictEqual(measured(0, 2, '0.00'));
  });
  test('is measured whatever was chosen, and stated by nobody', () => {
    const asked = { location: null, records: [...records, ...wardsHere(['one'])], campaign: campaign({ locations: {} }) };
    expect(outcomeOf(ids.ulcers, asked).kind).toBe('measured');
    const attestations = [attested(ids.wardYear, { type: 'proportion', numerator: 1, denominator: 1 })];
    expect(outcomeOf(ids.wardYear, { ...asked, attestations })).toMatchObject({ kind: 'measured', counts: { numerator: 0 } });
    expect(outcomeOf(ids.wardYear, { ...asked, attestations, provided: ['HealthcareProvider'] })).toStrictEqual({ kind: 'not-computable', missing: [{ zib: 'Meeting' }] });
  });
});

describe('the reference date (R3)', () => {
  const records = clientsHere(times(1, { ...ulcer('2'), dateOfOnset: '2023-02-01' } as ReturnType<typeof ulcer>));
  const on = (referenceDate: string) => derive({ records, campaign: campaign({ locations: { here: { chosen: ['1.1'], referenceDate } } }) });

  test('is the default of the set, or the one the location picks', () => {
    expect(derive({ records }).map(({ referenceDate }) => referenceDate)).toStrictEqual(Array(15).fill('2023-02-28'));
    expect(on('2023-01-31').find(({ indicator }) => indicator === ids.ulcers)).toMatchObject({ referenceDate: '2023-01-31', outcome: { counts: { numerator: 0 } } });
    expect(on('2023-02-01').find(({ indicator }) => indicator === ids.ulcers)).toMatchObject({ referenceDate: '2023-02-01', outcome: { counts: { numerator: 1 } } });
  });
});

test('every row has one value, in published order, and a header none', () => {
  const rows = smallSet.indicators.filter(({ kind }) => kind !== 'header').map(({ id }) => id);
  expect(derive().map(({ indicator }) => indicator)).toStrictEqual(rows);
});
