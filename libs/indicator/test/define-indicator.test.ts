import { describe, expect, test } from 'vitest';
import { defineIndicator, type DerivedIndicator, type IndicatorDefinition, requireSoundExamples } from '../src/index.ts';
import { anExample, choice, complaintOf, header, majority, meetings, question, share } from './definitions.ts';

describe('a definition that is right', () => {
  test.each([share, choice, header, question, majority, meetings])('of kind $kind stays as it is', (definition) => {
    expect(defineIndicator(definition)).toBe(definition);
  });
});

const wrong = (definition: object, change: object): IndicatorDefinition => ({ ...definition, ...change }) as IndicatorDefinition;
const without = (definition: object, key: string): IndicatorDefinition =>
  Object.fromEntries(Object.entries(definition).filter(([name]) => name !== key)) as unknown as IndicatorDefinition;
const ulcers = (change: object) => wrong(share, { numerator: { ...share.numerator, ...change } });

/** What is wrong, where, and what to write instead. */
const cases: readonly (readonly [what: string, definition: IndicatorDefinition, complaint: string])[] = [
  ['an id that is no code', wrong(share, { id: 'INID1331' }),
    'INID1331 id: INID1331 is no IndicatorCode; INID and six digits, as published; where there is none, MV-<set>-<number>'],
  ['no number', wrong(share, { number: '' }), 'INID000002 number: the number is empty; the IndicatorNummer as published, such as 1.1b'],
  ['half a sort number', wrong(share, { sort: 1.5 }), 'INID000002 sort: 1.5 is no IndicatorSorteernummer; a whole number from 0'],
  ['no Dutch title', wrong(share, { title: { nl: '', en: 'row' } }), 'INID000002 title: the title is empty in Dutch or in English; a title in both'],
  ['no source', wrong(share, { source: '' }), 'INID000002 source: it does not say where the row comes from; a document and row, such as indicators.md §2.2 row 1.1b'],
  ['a kind nobody knows', wrong(share, { kind: 'sum' }), 'INID000002 kind: there is no kind sum; one of choice, header, proportion, count, mean, ratio, majority, attested'],
  ['a ruling nobody made', wrong(question, { rulings: ['R99'] }),
    'INID000004 rulings: there is no ruling R99; one of R2, R3, R4, R5, R6, R7, R8, R9, R11, R12, R14, R16, S1, S2, S3, S4, S5, S6, S7, S8, S9, S10'],
  ['a unit of another kind', wrong(share, { unit: 'JaNee' }), 'INID000002 unit: a row of kind proportion is not published as JaNee; one of Percentage'],
  ['an answer of another unit', wrong(question, { answer: 'score' }), 'INID000004 unit: a row of kind attested is not published as Tekst; one of Getal'],
  ['a question without an answer type', without(question, 'answer'),
    'INID000004 answer: a row of kind attested needs `answer`; `answer`, beside kind, id, number, sort, unit, type, theme, title, period, obligation, source, rulings'],
  ['a header with a numerator', wrong(header, { numerator: share.numerator }), 'INID000003 numerator: a row of kind header has no `numerator`; without `numerator`, or another kind'],
  ['no examples', wrong(share, { examples: [] }), 'INID000002 examples: there is no example; at least one, and best one per answer and per boundary day'],
  ['a zib nobody has', ulcers({ exists: 'Wound' }),
    'INID000002 numerator: there is no zib Wound; one of HealthcareProvider, Stay, WlzIndicatie, PressureUlcer, TreatmentDirective2, AdvanceDirective, FreedomRestrictingIntervention, ToiletingPlan, FoodPreferences, MedicationReview, MedicationUse, Meeting, SurveyResponse, StaffContract, WorkedHours, SickReport'],
  ['a field the zib has not', ulcers({ where: { category: { anyOf: ['2'] } } }),
    'INID000002 numerator.where.category: PressureUlcer has no field category; one of decubitusCategory, dateOfOnset, abatement, clinicalStatus, lastEvidence'],
  ['a field that identifies', ulcers({ where: { subject: { anyOf: ['x'] } } }),
    'INID000002 numerator.where.subject: PressureUlcer has no field subject; one of decubitusCategory, dateOfOnset, abatement, clinicalStatus, lastEvidence'],
  ['a value the field has not', ulcers({ where: { decubitusCategory: { anyOf: ['2', '5'] } } }),
    'INID000002 numerator.where.decubitusCategory: "5" is no value of it; one of 1, 2, 3, 4, unstageable, deep-tissue-injury'],
  ['a value for the setting that the field has not', ulcers({ where: { decubitusCategory: { anyOf: ['2'], bySetting: { name: 'unstageable', values: ['dti'] } } } }),
    'INID000002 numerator.where.decubitusCategory: "dti" is no value of it; one of 1, 2, 3, 4, unstageable, deep-tissue-injury'],
  ['no value at all', ulcers({ where: { decubitusCategory: { anyOf: [] } } }), 'INID000002 numerator.where.decubitusCategory: no value would match; at least one value'],
  ['a setting that is no list', ulcers({ where: { decubitusCategory: { inSetting: 'unstageable' } } }),
    'INID000002 numerator.where.decubitusCategory: the setting unstageable is no list of values; a setting that is a list'],
  ['quarters of what has no day', ulcers({ when: 'each-quarter' }),
    'INID000002 numerator.when: PressureUlcer has a start and an end, and no one day, so it cannot be each-quarter; one of on-reference-date, during-reporting-year, { lastDays }, always'],
  ['a reference date for what has one day', wrong(meetings, { numerator: { exists: 'Meeting', when: 'on-reference-date' } }),
    'INID000006 numerator.when: Meeting has one day, and no start and end, so it cannot be on-reference-date; one of in-reporting-year, each-quarter, { lastMonths }'],
  ['a time for what has no dates', wrong(meetings, { population: { exists: 'HealthcareProvider', when: 'in-reporting-year' } }),
    'INID000006 population.when: HealthcareProvider has no dates, so it cannot be in-reporting-year; one of always'],
  ['no months', wrong(meetings, { numerator: { exists: 'Meeting', when: { lastMonths: 0 } } }), 'INID000006 numerator.when: 0 is no number of months; a whole number from 1'],
  ['the latest of what has no start', wrong(meetings, { numerator: { exists: 'Meeting', when: 'each-quarter', latestOnly: true } }),
    'INID000006 numerator.latestOnly: Meeting has no start to tell the latest by; a zib with a start and an end'],
  ['the place of what is at none', ulcers({ atThisLocation: true }), 'INID000002 numerator.atThisLocation: PressureUlcer names no location; without atThisLocation'],
  ['a ward for clients', wrong(share, { numerator: { exists: 'Meeting', when: 'in-reporting-year' } }),
    'INID000002 numerator: Meeting says nothing about one client; a zib about a client, or another basis'],
  ['clients for a ward', wrong(meetings, { numerator: { exists: 'FoodPreferences', when: 'in-reporting-year' } }),
    'INID000006 numerator: FoodPreferences says nothing about one ward; a zib about a ward, or another basis'],
  ['a criterion of nothing', wrong(share, { numerator: { all: [] } }), 'INID000002 numerator: it says nothing about any record; at least one `exists`'],
  ['a fault deep in a criterion', wrong(share, { numerator: { any: [share.numerator, { not: { exists: 'Wound', when: 'always' } }] } }),
    'INID000002 numerator.any[1].not: there is no zib Wound; one of HealthcareProvider, Stay, WlzIndicatie, PressureUlcer, TreatmentDirective2, AdvanceDirective, FreedomRestrictingIntervention, ToiletingPlan, FoodPreferences, MedicationReview, MedicationUse, Meeting, SurveyResponse, StaffContract, WorkedHours, SickReport'],
  ['unknowns counted outside their row', wrong(share, { counts: 'unknown' }),
    "INID000002 unknownRow: a row that counts unknowns is the unknown row of its question; unknownRow: 'INID000002'"],
];

describe('a definition is refused with', () => {
  test.each(cases)('%s', (_, definition, complaint) => {
    expect(complaintOf(() => defineIndicator(definition)).replace(/ \(and \d+ more\)/, '')).toBe(`indicator-definition-wrong (halt) ${complaint}`);
  });
});

const unsound: readonly (readonly [what: string, definition: DerivedIndicator, complaint: string])[] = [
  ['an example that is no record', wrong(share, { examples: [{ ...anExample, given: [{ zib: 'PressureUlcer', decubitusCategory: '5' }] }] }) as DerivedIndicator,
    'INID000002 examples[0]: "row" holds what is no record: decubitusCategory Invalid option: expected one of "1"|"2"|"3"|"4"|"unstageable"|"deep-tissue-injury"; records as the zib has them'],
  ['an example with a day that does not exist', wrong(share, { examples: [{ ...anExample, given: [{ zib: 'Stay', start: '2023-02-29' }] }] }) as DerivedIndicator,
    'INID000002 examples[0]: "row" holds what is no record: start YYYY, YYYY-MM or YYYY-MM-DD; records as the zib has them'],
  ['an example with a setting nobody has', wrong(share, { examples: [{ ...anExample, settings: { unstageable: 'maybe' } }] }) as DerivedIndicator,
    'INID000002 examples[0]: "row" holds what is no record: unstageable Invalid option: expected one of "count"|"unknown"|"ignore"; records as the zib has them'],
];

describe('what its examples hold is checked where they are answered: ', () => {
  test.each(unsound)('%s', (_, definition, complaint) => {
    expect(complaintOf(() => requireSoundExamples(definition))).toBe(`indicator-definition-wrong (halt) ${complaint}`);
  });
  test('an example of records as the zib has them is sound', () => expect(() => requireSoundExamples(share)).not.toThrow());
});

describe('a ruling that is rested on must be listed', () => {
  test.each(share.rulings)('%s of a share of clients', (ruling) => {
    const rulings = share.rulings.filter((one) => one !== ruling);
    expect(complaintOf(() => defineIndicator({ ...share, rulings }))).toBe(
      `indicator-definition-wrong (halt) INID000002 rulings: it rests on ${ruling} and does not list it; rulings: [${[...rulings, ruling].map((one) => `'${one}'`).join(', ')}]`);
  });
  test.each(majority.rulings)('%s of a majority', (ruling) => {
    const rulings = majority.rulings.filter((one) => one !== ruling);
    expect(complaintOf(() => defineIndicator({ ...majority, rulings }))).toContain(`it rests on ${ruling} and does not list it`);
  });
  test.each(meetings.rulings)('%s of a share of wards', (ruling) => {
    const rulings = meetings.rulings.filter((one) => one !== ruling);
    expect(complaintOf(() => defineIndicator({ ...meetings, rulings }))).toContain(`it rests on ${ruling} and does not list it`);
  });
  test('R7 where an advance directive may suffice', () => {
    const numerator = { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: { exists: 'AdvanceDirective', when: 'on-reference-date' } } as const;
    expect(complaintOf(() => defineIndicator({ ...share, numerator }))).toContain('it rests on R7 and does not list it');
  });
});
