import { defaultSettings, defineIndicator, defineIndicatorSet, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { calendarYear, Instant } from '@meervoud/kernel';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveValues, type DerivationRequest } from '../src/index.ts';
import { seed } from './arbitrary.ts';

const row = { type: 'Uitkomst', theme: 't', title: { nl: 'x', en: 'x' }, period: 'reporting-year', obligation: 'mandatory', source: 'test' } as const;
const responses = { exists: 'SurveyResponse', when: 'in-reporting-year', atThisLocation: true } as const;
const example = { title: { nl: 'x', en: 'x' }, reportingYear: 2022, given: [], expect: 'not-in-population' } as const;
const rows: readonly IndicatorDefinition[] = [
  defineIndicator({
    ...row, kind: 'mean', id: 'MV-test-score', number: '1', sort: 1, unit: 'Getal', basis: 'respondent', population: responses, rulings: ['R11', 'S3'], attestable: true,
    of: { zib: 'SurveyResponse', fields: ['score1', 'score2'] }, examples: [example],
  }),
  defineIndicator({
    ...row, kind: 'count', id: 'MV-test-clients', number: '2', sort: 2, unit: 'Aantal', basis: 'client', rulings: ['R3', 'R6'],
    population: { exists: 'Stay', when: 'on-reference-date', atThisLocation: true }, numerator: { exists: 'WlzIndicatie', where: { leveringsvorm: { anyOf: ['vpt'] } }, when: 'on-reference-date' }, examples: [example],
  }),
  defineIndicator({ ...row, kind: 'attested', answer: 'yes-no', id: 'MV-test-stated', number: '3', sort: 3, unit: 'JaNee', rulings: [] }),
];
const setOf = (level: IndicatorSet['level']): IndicatorSet => defineIndicatorSet({
  id: 'test', name: { nl: 'x', en: 'x' }, reportingYear: 2022, version: '1', standing: 'own', level, measuringWindow: calendarYear(2022), settings: defaultSettings,
  themes: [{ id: 't', title: { nl: 'x', en: 'x' } }], minimumChosen: 0, indicators: rows,
});
const derive = (more: Partial<DerivationRequest> = {}, level: IndicatorSet['level'] = 'location') => deriveValues({
  organization: 'o', set: setOf(level), campaign: { set: 'test', reportingYear: 2022, locations: {} }, attestations: [], location: 'here', records: [],
  provided: new Set(['SurveyResponse', 'Stay', 'WlzIndicatie']), ...more,
});
const outcomeOf = (id: string, more: Partial<DerivationRequest> = {}, level?: IndicatorSet['level']) => derive(more, level).find(({ indicator }) => indicator === id)?.outcome;

let number = 0;
const record = (fields: { readonly zib: ZibRecord['zib']; readonly [field: string]: unknown }): ZibRecord => {
  number += 1;
  const subject = fields.zib === 'SurveyResponse' ? {} : { subject: `p-${'0'.repeat(32)}` };
  return parseRecord({ id: `r-${number}`, origin: { source: 's', reference: `X/${number}` }, ...subject, ...fields } as never);
};
const response = (fields: object): ZibRecord => record({ zib: 'SurveyResponse', location: 'here', date: '2022-05-01', ...fields });
const scoreOf = (records: readonly ZibRecord[], totalScoreOver: 'questions' | 'respondents' = 'questions') =>
  outcomeOf('MV-test-score', { records, campaign: { set: 'test', reportingYear: 2022, locations: {}, settings: { totalScoreOver } } });

describe('a mean of scores', () => {
  test('is the mean of the means per question, or per respondent, as the setting says; it differs where somebody skips a question', () => {
    const records = [response({ score1: 8, score2: 6 }), response({ score1: 10 })];
    expect(scoreOf(records)).toEqual({ kind: 'measured', answer: { type: 'number', value: '7.50' }, counts: { numerator: 2, denominator: 2, unknown: 0 } });
    expect(scoreOf(records, 'respondents')).toMatchObject({ answer: { value: '8.50' } });
  });

  test('leaves out who scored nothing, another location and another year, and of nobody it is no figure', () => {
    expect(scoreOf([response({ score1: 7 }), response({ nps: 9 }), response({ score1: 1, location: 'elsewhere' }), response({ score1: 1, date: '2023-01-01' })]))
      .toEqual({ kind: 'measured', answer: { type: 'number', value: '7.00' }, counts: { numerator: 1, denominator: 2, unknown: 0 } });
    expect(scoreOf([response({ nps: 9 })])).toEqual({ kind: 'no-eligible' });
  });

  test(`is half up to two decimals, and the same both ways when nobody skips (seed ${seed})`, () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(scores, (given) => {
      const records = given.map(([score1, score2]) => response({ score1, score2 }));
      const sum = given.reduce((total, [one, other]) => total + one + other, 0);
      const expected = (Math.floor((sum * 200 + 2 * given.length) / (4 * given.length)) / 100).toFixed(2);
      for (const way of ['questions', 'respondents'] as const) expect(scoreOf(records, way)).toMatchObject({ answer: { value: expected } });
    }), { seed, numRuns: 200 });
  });

  test('is stated by a person where no survey is supplied, and asked for until then', () => {
    const provided = new Set<'Stay'>(['Stay']);
    expect(outcomeOf('MV-test-score', { provided })).toEqual({ kind: 'incomplete', reason: 'not-attested' });
    const at = Instant.parse('2023-01-01T10:00:00.000Z');
    const attestations = [{ set: 'test', reportingYear: 2022, location: 'here', indicator: 'MV-test-score', answer: { type: 'score', score: '8.1' }, by: 'x', at }] as const;
    expect(outcomeOf('MV-test-score', { provided, attestations })).toMatchObject({ kind: 'attested', answer: { type: 'number', value: '8.1' } });
  });
});

describe('a count of clients', () => {
  const stay = record({ zib: 'Stay', location: 'here', start: '2022-01-01' });
  test('is a number, also of nobody; what is not recorded is unknown', () => {
    expect(outcomeOf('MV-test-clients')).toEqual({ kind: 'measured', answer: { type: 'number', value: '0' }, counts: { numerator: 0, denominator: 0, unknown: 0 } });
    const indicated = (more: object): ZibRecord => record({ zib: 'WlzIndicatie', zorgprofiel: '5VV', ...more });
    expect(outcomeOf('MV-test-clients', { records: [stay, indicated({ leveringsvorm: 'vpt' })] })).toMatchObject({ kind: 'measured', answer: { value: '1' } });
    expect(outcomeOf('MV-test-clients', { records: [stay, indicated({})] })).toMatchObject({ kind: 'incomplete', answer: { value: '0' }, counts: { unknown: 1, denominator: 1 } });
  });
  test('is also made of the organization as a whole', () => {
    expect(derive({ location: null, records: [stay] }).map(({ indicator }) => indicator)).toEqual(['MV-test-clients']);
  });
});

describe('a set of the level of the organization', () => {
  const at = Instant.parse('2023-01-01T10:00:00.000Z');
  const attestations = [{ set: 'test', reportingYear: 2022, indicator: 'MV-test-stated', answer: { type: 'yes-no', value: true }, by: 'x', at }] as const;
  test('has every row there, stated ones among them, and none at a location', () => {
    expect(derive({ location: null }, 'organization').map(({ indicator }) => indicator)).toEqual(['MV-test-score', 'MV-test-clients', 'MV-test-stated']);
    expect(outcomeOf('MV-test-stated', { location: null, attestations }, 'organization')).toMatchObject({ kind: 'attested', answer: { type: 'yes-no', value: true } });
    expect(outcomeOf('MV-test-stated', { location: null }, 'organization')).toEqual({ kind: 'incomplete', reason: 'not-attested' });
    expect(derive({ attestations }, 'organization')).toEqual([]);
  });
});
