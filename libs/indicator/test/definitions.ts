import { calendarDate } from '@meervoud/kernel';
import { defaultSettings, type Example, type IndicatorDefinition, type IndicatorSet, type ProportionIndicator, residents } from '../src/index.ts';

const title = { nl: 'rij', en: 'row' };
export const anExample: Example = { title, reportingYear: 2022, given: [], expect: 'no' };

/** Definitions that are right; a test makes one wrong in one place. */
export const share: ProportionIndicator = {
  kind: 'proportion', id: 'INID000002', number: '1b', sort: 2, unit: 'Percentage', type: 'Proces', theme: 'all', title, period: 'measuring-window',
  obligation: { chosen: '1.1' }, source: 'test', rulings: ['R2', 'R3', 'R4', 'R5', 'R6', 'R11', 'R12'], basis: 'client', population: residents,
  numerator: {
    exists: 'PressureUlcer', when: 'on-reference-date',
    where: { decubitusCategory: { anyOf: ['2'], bySetting: { name: 'unstageable', values: ['unstageable'] } } },
  },
  counts: 'yes', attestable: false, examples: [anExample],
};
const row = { type: 'Proces', theme: 'all', title, period: 'measuring-window', obligation: 'mandatory', source: 'test', rulings: [] } as const;
export const choice: IndicatorDefinition = { ...row, kind: 'choice', id: 'INID000001', number: '1a', sort: 1, unit: 'JaNee', choice: '1.1', rulings: ['R12'] };
export const header: IndicatorDefinition = { ...row, kind: 'header', id: 'INID000003', number: '2', sort: 3, unit: 'Subindicator' };
export const question: IndicatorDefinition = { ...row, kind: 'attested', id: 'INID000004', number: '3', sort: 4, unit: 'Tekst', answer: 'text' };
export const majority: IndicatorDefinition = {
  ...row, kind: 'majority', id: 'INID000005', number: '4', sort: 5, unit: 'JaNee', basis: 'client', rulings: ['R2', 'R3', 'R9', 'S1'],
  population: residents,
  numerator: {
    exists: 'ToiletingPlan', where: { topics: { anyOf: ['help'] } }, when: 'on-reference-date', latestOnly: true, absent: { setting: 'absentToiletingPlan' },
  },
  examples: [anExample],
};
export const meetings: ProportionIndicator = {
  ...row, kind: 'proportion', id: 'INID000006', number: '5', sort: 6, unit: 'Percentage', basis: 'ward', rulings: ['R6', 'R8', 'R11'],
  population: { exists: 'HealthcareProvider', where: { kind: { anyOf: ['ward'] } }, when: 'always', atThisLocation: true },
  numerator: { exists: 'Meeting', where: { topic: { anyOf: ['medication-errors'] } }, when: 'each-quarter' },
  counts: 'yes', attestable: true, examples: [anExample],
};

export const aSet: IndicatorSet = {
  id: 'small', code: 'ISID000001', name: title, reportingYear: 2022, version: '2022.1',
  standing: 'published', level: 'location',
  measuringWindow: { start: calendarDate('2023-01-01'), end: calendarDate('2023-02-28') },
  deliveryWindow: { start: calendarDate('2023-01-09'), end: calendarDate('2023-06-27') },
  settings: defaultSettings, themes: [{ id: 'all', title }], minimumChosen: 1, indicators: [question, meetings, majority, header, share, choice],
};

/** What was thrown, as `at: message; expected`. */
export const complaintOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    const { code, recovery, at, message, expected } = error as { code: string; recovery: string; at: string; message: string; expected: string };
    return `${code} (${recovery}) ${at}: ${message}; ${expected}`;
  }
  return 'nothing';
};
