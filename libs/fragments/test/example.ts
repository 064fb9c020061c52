import { type DisclosedValue, discloseValues } from '@meervoud/exchange';
import { defaultSettings, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { calendarDate, Instant } from '@meervoud/kernel';
import { type Outcome, percentage, type Value } from '@meervoud/value';

const row = (id: string, number: string, kind: object): IndicatorDefinition => ({
  id, number, sort: 1, unit: 'Percentage', type: 'Proces', theme: number.charAt(0), title: { nl: 'x', en: 'x' }, period: 'measuring-window',
  obligation: 'mandatory', source: 'test', rulings: [], population: { exists: 'Stay', when: 'on-reference-date' },
  numerator: { exists: 'ToiletingPlan', when: 'on-reference-date' }, attestable: false, examples: [], ...kind,
}) as unknown as IndicatorDefinition;
const share = (counts: string, basis = 'client'): object => ({ kind: 'proportion', basis, counts });
const majority = { kind: 'majority', basis: 'client', unit: 'JaNee' };
const text = { kind: 'attested', answer: 'text', unit: 'Tekst' };

/** The rows of themes 1 to 6 as published for 2023, with the least a definition needs. */
export const set: IndicatorSet = {
  id: 'basisveiligheid', code: 'ISID000151', name: { nl: 'x', en: 'x' }, reportingYear: 2023, version: '2023.1',
  standing: 'published', level: 'location',
  measuringWindow: { start: calendarDate('2024-01-01'), end: calendarDate('2024-02-28') },
  deliveryWindow: { start: calendarDate('2024-01-08'), end: calendarDate('2024-06-25') },
  settings: defaultSettings, themes: [], minimumChosen: 2,
  indicators: [
    row('INID014308', '1.2a', { kind: 'choice', choice: '1.2' }),
    row('INID013307', '1.1b', { ...share('yes'), numerator: { exists: 'PressureUlcer', when: 'on-reference-date' } }),
    row('INID014309', '1.2b', share('yes', 'ward')),
    row('INID013309', '2', { ...share('yes'), numerator: { exists: 'TreatmentDirective2', when: 'on-reference-date' } }),
    row('INID014310', '3.1', share('yes', 'ward')),
    row('INID014312', '3.2b', { ...share('yes'), numerator: { exists: 'MedicationReview', when: 'in-reporting-year' } }),
    row('INID014315', '4.2b', text), row('INID014317', '4.3b', text),
    row('INID014321', '5.2a', share('yes')), row('INID014322', '5.2b', share('no')), row('INID014323', '5.2c', share('unknown')),
    ...['INID014325', 'INID014326', 'INID014327', 'INID014328', 'INID014329'].map((id, index) => row(id, `5.3${'abcde'[index]}`, majority)),
    ...(['yes', 'no', 'unknown'] as const).map((counts, index) =>
      row(`INID01433${index}`, `6.1${'abc'[index]}`, { ...share(counts), numerator: { exists: 'FoodPreferences', when: { lastMonths: 6 } } })),
    ...['INID014334', 'INID014335', 'INID014336', 'INID014337', 'INID014338'].map((id, index) => row(id, `6.2${'abcde'[index]}`, majority)),
  ],
};

export const at = Instant.parse('2024-03-01T09:30:00.000Z');
export const measured = (numerator: number, denominator: number, unknown = 0): Extract<Outcome, { kind: 'measured' }> =>
  ({ kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown } });
export const yesNo = (value: boolean): Outcome => ({ kind: 'measured', answer: { type: 'yes-no', value }, counts: { numerator: 7, denominator: 8, unknown: 0 } });
export const wrote = (value: string): Outcome => ({ kind: 'attested', answer: { type: 'text', value }, by: 'A. Jansen', at });

const toValue = (indicator: string, outcome: Outcome, location = 'eik'): Value => ({
  id: `val-${indicator}`, version: 1, contentHash: 'sha256:0', derivedAt: at, organization: 'o', set: 'basisveiligheid', reportingYear: 2023, location,
  indicator, referenceDate: calendarDate('2024-02-28'), outcome,
  evidence: {
    definition: { id: indicator, set: 'basisveiligheid', version: '2023.1', hash: 'sha256:1', standing: 'published' }, engine: 'e', referenceDate: calendarDate('2024-02-28'),
    settings: {}, rulings: [], inputCounts: { Stay: 987 }, inputHash: 'sha256:2', undecided: 0, memberships: [],
  },
});

/** Values as they leave through the door. */
export const disclosed = (outcomes: Readonly<Record<string, Outcome>>, location = 'eik'): readonly DisclosedValue[] =>
  discloseValues(set, Object.entries(outcomes).map(([indicator, outcome]) => toValue(indicator, outcome, location)), { policy: 'odb-denominator@1', suppressBelow: 10 });
