import { calendarDate } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import {
  Campaign, defaultReferenceDate, defaultSettings, defineIndicatorSet, findIndicator, type IndicatorDefinition, type IndicatorSet, nextYear, periodOf, settingsOf,
} from '../src/index.ts';
import { aSet, choice, complaintOf, header, question, share } from './definitions.ts';

const set = defineIndicatorSet(aSet);
const having = (...indicators: readonly IndicatorDefinition[]): IndicatorSet => ({ ...aSet, indicators });
const unknownRow = { ...share, id: 'INID000009', sort: 9, counts: 'unknown', unknownRow: 'INID000009' } as const;

describe('a set', () => {
  test('has its rows in published order', () => {
    expect(set.indicators.map(({ sort }) => sort)).toStrictEqual([1, 2, 3, 4, 5, 6]);
  });
  test('finds a row by code and by number', () => {
    expect(findIndicator(set, 'INID000002')).toBe(share);
    expect(findIndicator(set, '1b')).toBe(share);
    expect(findIndicator(set, '1c')).toBeUndefined();
  });
  test('accepts a row whose unknowns another row publishes', () => {
    expect(defineIndicatorSet(having(choice, { ...share, unknownRow: 'INID000009' }, unknownRow)).indicators).toHaveLength(3);
  });

  const cases: readonly (readonly [what: string, set: IndicatorSet, complaint: string])[] = [
    ['a code that is none', { ...aSet, code: 'ISID151' }, 'code: ISID151 is no IndicatorsetCode; ISID and six digits, as published'],
    ['two rows of one id', having(choice, share, { ...question, id: share.id }), 'INID000002: id INID000002 is also that of row 1b; another id'],
    ['two rows of one sort', having(choice, share, { ...question, sort: 2 }), 'INID000004: sort 2 is also that of row 1b; another sort'],
    ['a theme it has not', having(choice, { ...share, theme: 'other' }), 'INID000002 theme: the set has no theme other; one of all'],
    ['a chosen theme nobody asks about', having(choice, { ...share, obligation: { chosen: '1.2' } }),
      "INID000002 obligation: no choice row asks whether 1.2 was chosen; a row of kind choice with choice '1.2', or one of 1.1"],
    ['a theme that is asked about twice', having(choice, { ...choice, id: 'INID000009', sort: 9 }), 'indicators: theme 1.1 can be chosen in two rows; one choice row per theme'],
    ['more to choose than there is', { ...aSet, minimumChosen: 2 }, 'minimumChosen: 2 of 1 themes cannot be chosen; at most 1'],
    ['a window that ends before it starts', { ...aSet, measuringWindow: { start: calendarDate('2023-03-01'), end: calendarDate('2023-02-28') } },
      'measuringWindow: it ends on 2023-02-28, before it starts on 2023-03-01; a start on or before the end'],
    ['a setting of another value', { ...aSet, settings: { ...defaultSettings, staleAfterDays: 0 } },
      'settings.staleAfterDays: it is no setting, or has no such value; the settings of `Settings`'],
    ['an unknown row it has not', having(choice, { ...share, unknownRow: 'INID000009' }),
      "INID000002 unknownRow: INID000009 publishes no unknowns; a proportion row of this set with counts 'unknown'"],
    ['an unknown row of another question', having(choice, { ...share, unknownRow: 'INID000009' }, { ...unknownRow, population: share.numerator }),
      'INID000002 unknownRow: INID000009 asks another question; the same population and numerator'],
  ];
  test.each(cases)('is refused with %s', (_, wrong, complaint) => {
    expect(complaintOf(() => defineIndicatorSet(wrong))).toBe(`indicator-definition-wrong (halt) small 2022 ${complaint}`);
  });
  test('is refused with a row that is wrong', () => {
    expect(complaintOf(() => defineIndicatorSet(having({ ...question, source: '' })))).toContain('INID000004 source:');
  });
});

describe('the next year', () => {
  const windows = {
    measuringWindow: { start: calendarDate('2024-01-01'), end: calendarDate('2024-02-28') },
    deliveryWindow: { start: calendarDate('2024-01-08'), end: calendarDate('2024-06-25') },
  };
  test('has what this year has, in windows of its own', () => {
    expect(nextYear(set, windows)).toStrictEqual({ ...set, ...windows, reportingYear: 2023, version: '2023.1' });
    expect(set.reportingYear).toBe(2022);
  });
  test('drops, replaces and adds rows', () => {
    const renewed = { ...question, source: 'renewed' };
    const added = { ...header, id: 'INID000007', sort: 7 } as const;
    const next = nextYear(set, { ...windows, drop: ['INID000003'], put: [added, renewed] });
    expect(next.indicators.map(({ id }) => id)).toStrictEqual(['INID000001', 'INID000002', 'INID000004', 'INID000005', 'INID000006', 'INID000007']);
    expect(findIndicator(next, question.id)).toBe(renewed);
  });
  test('changes a setting and keeps the others', () => {
    expect(nextYear(set, { ...windows, settings: { staleAfterDays: 30 } }).settings).toStrictEqual({ ...defaultSettings, staleAfterDays: 30 });
  });
  test('is checked as any set', () => {
    expect(complaintOf(() => nextYear(set, { ...windows, drop: [choice.id] }))).toContain('no choice row asks whether 1.1 was chosen');
  });
});

test('settings are those of the set, with the campaign’s over them', () => {
  const campaign = Campaign.parse({ set: 'small', reportingYear: 2022, locations: {}, settings: { maxUnknownShare: 10 } });
  expect(settingsOf(set, campaign)).toStrictEqual({ ...defaultSettings, maxUnknownShare: 10 });
  expect(settingsOf(set, Campaign.parse({ set: 'small', reportingYear: 2022, locations: {} }))).toStrictEqual(defaultSettings);
});

test('the default reference date is the last day of the measuring window', () => {
  expect(defaultReferenceDate(set)).toBe('2023-02-28');
});

test.each([
  ['measuring-window', { start: '2023-01-01', end: '2023-02-28' }],
  ['reporting-year', { start: '2022-01-01', end: '2022-12-31' }],
  ['administrative', { start: '2023-06-01', end: '2023-06-01' }],
] as const)('a row of period %s is about %s', (period, days) => {
  expect(periodOf(set, { ...share, period })).toStrictEqual(days);
});
