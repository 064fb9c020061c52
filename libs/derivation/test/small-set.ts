import { type Criterion, defaultSettings, defineIndicatorSet, type Example, type IndicatorDefinition, type IndicatorId, residents, wards } from '@meervoud/indicator';
import { calendarDate } from '@meervoud/kernel';

/** A set with one row of each sort, so that the engine is tested apart from the sets on the shelf. */
const title = { nl: 'rij', en: 'row' };
const examples: readonly [Example] = [{ title, reportingYear: 2022, given: [], expect: 'no' }];
const row = { type: 'Proces', theme: 'all', title, period: 'measuring-window', obligation: 'mandatory', source: 'test', rulings: [] } as const;
const counted = { ...row, kind: 'proportion', unit: 'Percentage', basis: 'client', population: residents, attestable: false, examples } as const;
const ofWards = { ...row, kind: 'proportion', unit: 'Percentage', basis: 'ward', population: wards, counts: 'yes', attestable: true, examples } as const;

const plan: Criterion = {
  exists: 'ToiletingPlan', where: { present: { anyOf: [true] } }, when: 'on-reference-date', latestOnly: true,
  absent: { setting: 'absentToiletingPlan' },
};
const triple = { ...counted, numerator: plan, unknownRow: 'INID000007', rulings: ['R2', 'R3', 'R6', 'R11', 'S1'] } as const;

export const ids = {
  choice: 'INID000001', ulcers: 'INID000002', wardYear: 'INID000003', wardQuarters: 'INID000004',
  plan: 'INID000005', noPlan: 'INID000006', unknownPlan: 'INID000007', planHeader: 'INID000008', majority: 'INID000009',
  text: 'INID000010', url: 'INID000011', nps: 'INID000012', score: 'INID000013', count: 'INID000014', remark: 'INID000015', directive: 'INID000016',
} as const satisfies Record<string, IndicatorId>;

type Unnumbered = IndicatorDefinition extends infer Row ? (Row extends unknown ? Omit<Row, 'number' | 'sort'> : never) : never;
const rows: readonly Unnumbered[] = [
  { ...row, kind: 'choice', id: ids.choice, choice: '1.1', unit: 'JaNee', rulings: ['R12'] },
  {
    ...counted, id: ids.ulcers, counts: 'yes', obligation: { chosen: '1.1' }, rulings: ['R2', 'R3', 'R5', 'R6', 'R11', 'R12'],
    numerator: { exists: 'PressureUlcer', where: { decubitusCategory: { anyOf: ['2', '3', '4'] } }, when: 'on-reference-date' },
  },
  { ...ofWards, id: ids.wardYear, rulings: ['R6', 'R8', 'R11'], numerator: { exists: 'Meeting', when: 'in-reporting-year' } },
  {
    ...ofWards, id: ids.wardQuarters, rulings: ['R6', 'R8', 'R11'],
    numerator: { exists: 'Meeting', where: { multidisciplinary: { anyOf: [true] } }, when: 'each-quarter' },
  },
  { ...triple, id: ids.plan, counts: 'yes' },
  { ...triple, id: ids.noPlan, counts: 'no' },
  { ...triple, id: ids.unknownPlan, counts: 'unknown' },
  { ...row, kind: 'header', id: ids.planHeader, unit: 'Subindicator' },
  {
    ...row, kind: 'majority', id: ids.majority, unit: 'JaNee', basis: 'client', rulings: ['R2', 'R3', 'R9', 'S1'],
    population: { all: [residents, plan] },
    numerator: { exists: 'ToiletingPlan', where: { topics: { anyOf: ['help'] } }, when: 'on-reference-date', latestOnly: true }, examples,
  },
  { ...row, kind: 'attested', id: ids.text, answer: 'text', unit: 'Tekst', obligation: { chosen: '1.1' }, rulings: ['R12'] },
  { ...row, kind: 'attested', id: ids.url, answer: 'url', unit: 'Tekst' },
  { ...row, kind: 'attested', id: ids.nps, answer: 'proportion', unit: 'Percentage', obligation: { experienceSource: 'nps' }, rulings: ['R11'] },
  { ...row, kind: 'attested', id: ids.score, answer: 'score', unit: 'Getal', obligation: { experienceSource: 'total-score' } },
  { ...row, kind: 'attested', id: ids.count, answer: 'count', unit: 'Aantal', obligation: 'optional' },
  { ...row, kind: 'attested', id: ids.remark, answer: 'text', unit: 'Tekst', obligation: 'optional' },
  {
    ...counted, id: ids.directive, counts: 'yes', rulings: ['R2', 'R3', 'R6', 'R7', 'R11'],
    numerator: {
      any: [
        { exists: 'TreatmentDirective2', when: 'on-reference-date' },
        { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: { exists: 'AdvanceDirective', when: 'on-reference-date' } },
      ],
    },
  },
];

export const smallSet = defineIndicatorSet({
  id: 'small', code: 'ISID000001', name: title, reportingYear: 2022, version: '2022.1',
  standing: 'published', level: 'location',
  measuringWindow: { start: calendarDate('2023-01-01'), end: calendarDate('2023-02-28') },
  deliveryWindow: { start: calendarDate('2023-01-01'), end: calendarDate('2023-06-30') },
  settings: defaultSettings, themes: [{ id: 'all', title }], minimumChosen: 0,
  indicators: rows.map((one, at) => ({ ...one, sort: at + 1, number: String(at + 1) }) as IndicatorDefinition),
});
