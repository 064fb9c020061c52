import type { ExchangeProfile } from '@meervoud/exchange';
import { type Campaign, defaultSettings, type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { calendarDate, Instant } from '@meervoud/kernel';
import { type Outcome, percentage, type Value } from '@meervoud/value';

const text = { nl: 'x', en: 'x' };
const row = (id: string, number: string, sort: number, over: object): IndicatorDefinition => ({
  id, number, sort, unit: 'Percentage', type: 'Uitkomst', theme: '1', title: text, period: 'measuring-window', obligation: 'mandatory',
  source: 'test', rulings: [], kind: 'proportion', basis: 'client', population: { exists: 'Stay', when: 'on-reference-date' },
  numerator: { exists: 'PressureUlcer', when: 'on-reference-date' }, counts: 'yes', attestable: false, examples: [], ...over,
}) as unknown as IndicatorDefinition;

export const ulcers = row('INID013307', '1.1b', 2, {});
export const medicationErrors = row('INID014310', '3.1', 6, { basis: 'ward', period: 'reporting-year' });
export const withoutPlan = row('INID014322', '5.2b', 27, { counts: 'no' });
export const majority = row('INID014325', '5.3a', 30, { kind: 'majority', unit: 'JaNee' });
export const reportUrl = row('INID010008', '7', 45, { kind: 'attested', answer: 'url', unit: 'Tekst', period: 'reporting-year' });
export const score = row('INID014477', '8.1c', 49, { kind: 'attested', answer: 'score', unit: 'Getal' });
export const remarks = row('INID013385', '8.3', 51, { kind: 'attested', answer: 'text', unit: 'Tekst', obligation: 'optional' });
const header = row('INID014319', '5.2', 25, { kind: 'header', unit: 'Subindicator' });

export const set: IndicatorSet = {
  id: 'basisveiligheid', code: 'ISID000151', name: text, reportingYear: 2023, version: '2023.1',
  standing: 'published', level: 'location',
  measuringWindow: { start: calendarDate('2024-01-01'), end: calendarDate('2024-02-28') },
  deliveryWindow: { start: calendarDate('2024-01-08'), end: calendarDate('2024-06-25') },
  settings: defaultSettings, themes: [], minimumChosen: 2,
  indicators: [header, ulcers, medicationErrors, withoutPlan, majority, reportUrl, score, remarks],
};

export const profile: ExchangeProfile = {
  id: 'databroker-odb', version: '1.0.0', title: text, recipient: 'data-broker', purpose: 'choice-information', legalGround: text, set: 'basisveiligheid',
  reportingYears: [2023], otherwise: text, level: 'location', disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 }, approvals: 2, approvers: text, cadence: 'yearly',
  population: { words: text }, expiry: { unsentDays: 30, unansweredDays: 90 }, forms: ['measure-report-bundle'], channels: ['fhir-endpoint'],
  windows: { '2023': { opens: calendarDate('2024-01-08'), closes: calendarDate('2024-06-25') } },
};

export const organization = { id: 'zorggroep', name: 'Zorggroep De Linde', kvk: '08111924' };
export const locations = [{ id: 'iep', name: 'De Iep' }, { id: 'eik', name: 'De Eik' }];
export const key = { organization: 'zorggroep', recipient: 'broker', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision: 1 };
export const campaign: Campaign = { set: 'basisveiligheid', reportingYear: 2023, locations: { eik: { chosen: ['1.1', '5'] }, iep: { chosen: ['1.1'] } } };

export const at = Instant.parse('2024-03-01T09:30:00.000Z');
export const measured = (numerator: number, denominator: number, unknown = 0): Outcome =>
  ({ kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown } });
export const attestedText = (value: string): Outcome => ({ kind: 'attested', answer: { type: 'text', value }, by: 'A. Jansen', at });

export const value = (location: string, indicator: IndicatorDefinition, outcome: Outcome, derivedAt = at): Value => ({
  id: `val-${location}-${indicator.id}-${derivedAt}`, version: 1, contentHash: 'sha256:0', derivedAt, organization: 'zorggroep', set: 'basisveiligheid',
  reportingYear: 2023, location, indicator: indicator.id, referenceDate: calendarDate('2024-02-28'), outcome,
  evidence: {
    definition: { id: indicator.id, set: 'basisveiligheid', version: '2023.1', hash: 'sha256:1', standing: 'published' }, engine: 'derivation@0.1.0', referenceDate: calendarDate('2024-02-28'),
    settings: { unstageable: 'unknown' }, rulings: ['R4'], inputCounts: { Stay: 8 }, inputHash: 'sha256:2', undecided: 0,
    memberships: [{ member: 'p-00000000000000000000000000000000', population: 'yes', answer: 'yes', clause: 'c', records: [] }],
  },
});

const ofLocation = (location: string, clients: number): readonly Value[] => [
  value(location, ulcers, measured(1, clients)),
  value(location, medicationErrors, measured(1, 2)),
  value(location, withoutPlan, measured(2, clients, 1)),
  value(location, majority, { kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 7, denominator: clients, unknown: 0 } }),
  value(location, reportUrl, attestedText('https://zorg.example/verslag')),
  value(location, score, { kind: 'attested', answer: { type: 'number', value: '08.40' }, by: 'A. Jansen', at }),
];
/** De Eik has 16 clients, De Iep has 8. */
export const values: readonly Value[] = [...ofLocation('iep', 8), ...ofLocation('eik', 16)];
