import { describe, expect, test } from 'vitest';
import { about, directive, living, NULL_FLAVOR, OLD_NULL_FLAVOR, permitted, permittedAs, TYPES, verified } from './consents.ts';
import { CLIENT, concept, outcome, snomed } from './mapping.ts';

describe('a treatment directive of zib2017', () => {
  const record = (treatmentDecision: string, more: object = {}): object =>
    ({ zib: 'TreatmentDirective2', id: 'Consent/d-1', subject: CLIENT, dateTime: '2023-05-01', treatment: '89666000', treatmentDecision, ...more });
  const { treatment: _, ...unnamed } = record('deny') as { treatment: string };

  test.each([
    ['JA', permitted('JA'), 'permit'],
    ['NEE', permitted('NEE'), 'deny'],
    ['JA_MAAR: yes, but, with or without the restriction', permitted('JA_MAAR'), 'other'],
    ['R7: UNK', permitted('UNK', NULL_FLAVOR), 'undecided'],
    ['R7: NASK', permitted('NASK', NULL_FLAVOR), 'undecided'],
    ['R7: ASKU', permitted('ASKU', NULL_FLAVOR), 'undecided'],
    ['R7: ASKU under the old name of the code system', permitted('ASKU', OLD_NULL_FLAVOR), 'undecided'],
    ['R7: a reason why the decision is absent', permittedAs({ extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }), 'undecided'],
    ['R7: an empty decision', permittedAs({}), 'undecided'],
    ['R7: no decision', undefined, 'undecided'],
  ])('with %s', (_, decision, expected) => expect(outcome(directive(decision))).toEqual({ records: [record(expected)] }));

  test('R7: with a null flavour for its treatment is undecided, even with a JA', () => {
    expect(outcome(directive(permitted('JA'), { extension: [about(concept(OLD_NULL_FLAVOR, 'UNK'))] })))
      .toEqual({ records: [{ ...unnamed, treatmentDecision: 'undecided' }], findings: ['code-ignored Consent.extension.valueCodeableConcept'] });
  });

  test.each([
    ['a decision in words alone', permittedAs({ text: 'Ja' }), 'unknown-code Consent.modifierExtension.valueCodeableConcept'],
    ['a decision of no list', permitted('MISSCHIEN'), 'unknown-code Consent.modifierExtension.valueCodeableConcept'],
    ['a display that says JA to another code', permittedAs(concept('http://x', '1', 'JA')), 'unknown-code Consent.modifierExtension.valueCodeableConcept'],
  ])('R13: %s is refused', (_, decision, rejected) => expect(outcome(directive(decision))).toEqual({ rejected: [rejected] }));

  test('the code decides, whatever its display says', () => {
    expect(outcome(directive(permittedAs(concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4', 'NEE', 'Behandeling toegestaan'))))).toEqual({ records: [record('deny')] });
  });

  test('about several treatments, "other" or an unknown one', () => {
    expect(outcome(directive(permitted('NEE'), { extension: [about(snomed('305351004')), about(concept(OLD_NULL_FLAVOR, 'OTH'))] }))).toEqual({
      records: [record('deny', { id: 'Consent/d-1#1', treatment: '305351004' }), record('deny', { id: 'Consent/d-1#2', treatment: 'OTH' })],
    });
    expect(outcome(directive(permitted('NEE'), { extension: [about({ text: 'dialyse' })] }))).toEqual({ records: [unnamed], findings: ['code-ignored Consent.extension.valueCodeableConcept'] });
    expect(outcome(directive(permitted('NEE'), { extension: undefined }))).toEqual({ records: [unnamed] });
  });

  test('is in force from its period; without it from its own date, or else from its verification', () => {
    const dates = { extension: [about(snomed('89666000')), verified('2024-01-10')], dateTime: '2023-12-01' };
    expect(outcome(directive(permitted('NEE'), dates))).toEqual({ records: [record('deny')] });
    expect(outcome(directive(permitted('NEE'), { ...dates, period: undefined }))).toEqual({ records: [record('deny', { dateTime: '2023-12-01' })] });
    expect(outcome(directive(permitted('NEE'), { ...dates, period: undefined, dateTime: undefined }))).toEqual({ records: [record('deny', { dateTime: '2024-01-10' })] });
    const { dateTime: _, ...undated } = record('deny') as { dateTime: string };
    expect(outcome(directive(permitted('NEE'), { period: undefined }))).toEqual({ records: [undated] });
  });

  test('says when it ended, whatever its status', () => {
    const period = { start: '2023-05-01', end: '2024-01-31' };
    for (const status of ['active', 'inactive']) expect(outcome(directive(permitted('NEE'), { period, status }))).toEqual({ records: [record('deny', { end: '2024-01-31' })] });
  });

  test.each([
    ['inactive without an end', { status: 'inactive' }, 'status-excludes Consent.status'],
    ['a draft', { status: 'draft' }, 'status-excludes Consent.status'],
    ['F15: entered in error', { status: 'entered-in-error' }, 'entered-in-error Consent.status'],
    ['without a client', { patient: undefined }, 'subject-missing Consent.patient'],
    ['F18: since a day that does not exist', { period: { start: '2023-02-29' } }, 'invalid-date Consent.period.start'],
    ['F18: verified on a day that does not exist', { period: undefined, extension: [verified('2023-02-29')] }, 'invalid-date Consent.extension.valueDateTime'],
    ['F15: with a second modifier nobody knows', { modifierExtension: [permitted('JA'), { url: 'https://ecd.example/withdrawn' }] }, 'unknown-modifier-extension Consent.modifierExtension'],
    ['F15: with a modifier on its exceptions', { except: [{ type: 'deny', modifierExtension: [permitted('JA')] }] }, 'unknown-modifier-extension Consent.except[0].modifierExtension'],
    ['with both yes and no', { modifierExtension: [permitted('JA'), permitted('NEE')] }, 'malformed-resource Consent.modifierExtension.valueCodeableConcept'],
  ])('that is %s is refused', (_, changes, rejected) => expect(outcome(directive(permitted('NEE'), changes))).toEqual({ rejected: [rejected] }));

  test('is told by the category of zib2017, not by that of zib2020', () => {
    expect(outcome(directive(permitted('NEE'), { category: [snomed('129125009')] }))).toBe('unrecognised');
  });
});

describe('an advance directive of zib2017', () => {
  const record = (livingWillType: string, id = 'Consent/a-1'): object => ({ zib: 'AdvanceDirective', id, subject: CLIENT, dateTime: '2020-03', livingWillType });

  test.each(['NR', 'VOL', 'VERB', 'VERBVL', 'MON', 'EU', 'EUD', 'LW', 'DO'])('has its type %s as second category', (code) => {
    expect(outcome(living(code))).toEqual({ records: [record(code)] });
  });
  test('of another type says so, under both names of the code system; of two types gives two records', () => {
    for (const system of [NULL_FLAVOR, OLD_NULL_FLAVOR]) expect(outcome(living('OTH', {}, system))).toEqual({ records: [record('OTH')] });
    const category = [snomed('11341000146107'), concept(TYPES, 'NR'), concept(TYPES, 'EU')];
    expect(outcome(living('NR', { category }))).toEqual({ records: [record('NR', 'Consent/a-1#1'), record('EU', 'Consent/a-1#2')] });
  });
  test.each([
    ['of a type nobody knows', living('XX'), 'unknown-code Consent.category[1]'],
    ['of a type in words alone', living('NR', { category: [snomed('11341000146107'), { text: 'Niet-reanimerenverklaring' }] }), 'unknown-code Consent.category[1]'],
    ['without a type', living('NR', { category: [snomed('11341000146107')] }), 'element-missing Consent.category[1]'],
    ['no longer in force, since nobody knows when', living('NR', { status: 'inactive' }), 'status-excludes Consent.status'],
    ['F15: with the modifier of another zib', living('NR', { modifierExtension: [permitted('JA')] }), 'unknown-modifier-extension Consent.modifierExtension'],
  ])('%s is refused', (_, resource, rejected) => expect(outcome(resource)).toEqual({ rejected: [rejected] }));
  test('in force until its end, and without a date since the start of its period', () => {
    expect(outcome(living('LW', { dateTime: undefined, period: { start: '2021', end: '2022-03-01' } })))
      .toEqual({ records: [{ ...record('LW'), dateTime: '2021', end: '2022-03-01' }] });
  });
});
