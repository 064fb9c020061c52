import { describe, expect, test } from 'vitest';
import { CLIENT, concept, outcome, snomed } from './mapping.ts';

const scope = (code: string) => concept('http://terminology.hl7.org/CodeSystem/consentscope', code);
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const other = (valueString?: string) => ({ modifierExtension: [{ url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther', ...(valueString === undefined ? {} : { valueString }) }] });

describe('a treatment directive', () => {
  const resuscitation = [snomed('89666000')];
  const directive = (provision: object | undefined, more: object = {}): object => ({
    resourceType: 'Consent', id: 'd-1', status: 'active', scope: scope('treatment'), category: [snomed('129125009')],
    patient: { reference: 'Patient/c-1' }, dateTime: '2023-05-01', ...(provision === undefined ? {} : { provision: { code: resuscitation, ...provision } }), ...more,
  });
  const record = (treatmentDecision: string, more: object = {}): object =>
    ({ zib: 'TreatmentDirective2', id: 'Consent/d-1', subject: CLIENT, dateTime: '2023-05-01', treatment: '89666000', treatmentDecision, ...more });

  test.each([
    ['permit', { type: 'permit' }, {}, 'permit'],
    ['deny', { type: 'deny' }, {}, 'deny'],
    ['other, with text', {}, other('eerst overleg met de dochter'), 'other'],
    ['other, without text', {}, other(), 'undecided'],
    ['other, with an empty text', {}, other('  '), 'undecided'],
    ['other, with a null flavour for text', {}, other('UNK'), 'undecided'],
    ['nothing', {}, {}, 'undecided'],
    ['R7: UNK as decision', { type: 'UNK' }, {}, 'undecided'],
    ['R7: NASK in an extension of the decision', { _type: { extension: [{ url: 'x', valueCodeableConcept: concept(NULL_FLAVOR, 'NASK') }] } }, {}, 'undecided'],
    ['R7: ASKU in the old name of the code system', { _type: { extension: [{ url: 'x', valueCoding: { system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'ASKU' } }] } }, {}, 'undecided'],
    ['R7: a reason why the decision is absent', { _type: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'asked-unknown' }] } }, {}, 'undecided'],
    ['R7: a null flavour in the modifier', {}, { modifierExtension: [{ ...other('tekst').modifierExtension[0], valueCodeableConcept: concept(NULL_FLAVOR, 'UNK') }] }, 'undecided'],
  ])('with %s is %s', (_, provision, more, decision) => expect(outcome(directive(provision, more))).toEqual({ records: [record(decision)] }));

  test('R7: with a null flavour for its treatment is undecided, even with a permit', () => {
    expect(outcome(directive({ type: 'permit', code: [concept(NULL_FLAVOR, 'ASKU')] })))
      .toEqual({ records: [{ zib: 'TreatmentDirective2', id: 'Consent/d-1', subject: CLIENT, dateTime: '2023-05-01', treatmentDecision: 'undecided' }], findings: ['code-ignored Consent.provision.code[0]'] });
  });

  test('without a provision is undecided', () => {
    expect(outcome(directive(undefined))).toEqual({ records: [{ zib: 'TreatmentDirective2', id: 'Consent/d-1', subject: CLIENT, dateTime: '2023-05-01', treatmentDecision: 'undecided' }] });
  });

  test('with both a text and a permit is "other", with a finding', () => {
    expect(outcome(directive({ type: 'permit' }, other('alleen kort')))).toEqual({ records: [record('other')], findings: ['decision-contradicts Consent.provision.type'] });
  });

  test('a reason for ending, or an absent date, says nothing about the decision', () => {
    const provision = { type: 'deny', period: { start: '2023-01-01', _end: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] } } };
    expect(outcome(directive(provision))).toEqual({ records: [record('deny')] });
  });

  test('about several treatments gives a record for each, and about "other" too', () => {
    expect(outcome(directive({ type: 'deny', code: [snomed('305351004'), concept(NULL_FLAVOR, 'OTH'), snomed('305351004')] }))).toEqual({
      records: [record('deny', { id: 'Consent/d-1#1', treatment: '305351004' }), record('deny', { id: 'Consent/d-1#2', treatment: 'OTH' })],
    });
  });

  test('about a treatment that nobody knows is an agreement all the same, with a finding', () => {
    const { treatment: _, ...unnamed } = record('deny') as { treatment: string };
    expect(outcome(directive({ type: 'deny', code: [snomed('12345')] }))).toEqual({ records: [unnamed], findings: ['code-ignored Consent.provision.code[0]'] });
  });

  test('that has ended says when, whatever its status', () => {
    expect(outcome(directive({ type: 'deny', period: { end: '2024-01-31' } }))).toEqual({ records: [record('deny', { end: '2024-01-31' })] });
    expect(outcome(directive({ type: 'deny', period: { end: '2024-01-31' } }, { status: 'inactive' }))).toEqual({ records: [record('deny', { end: '2024-01-31' })] });
  });

  test('without a date keeps none, and takes the start of its period for one', () => {
    const { dateTime: _, ...undated } = record('deny') as { dateTime: string };
    expect(outcome(directive({ type: 'deny' }, { dateTime: undefined }))).toEqual({ records: [undated] });
    expect(outcome(directive({ type: 'deny', period: { start: '2022' } }, { dateTime: undefined }))).toEqual({ records: [record('deny', { dateTime: '2022' })] });
  });

  test.each([
    ['inactive without an end', { status: 'inactive' }, 'status-excludes Consent.status'],
    ['a draft', { status: 'draft' }, 'status-excludes Consent.status'],
    ['a proposal', { status: 'proposed' }, 'status-excludes Consent.status'],
    ['rejected', { status: 'rejected' }, 'status-excludes Consent.status'],
    ['F15: entered in error', { status: 'entered-in-error' }, 'entered-in-error Consent.status'],
    ['without a status', { status: undefined }, 'element-missing Consent.status'],
    ['without a client', { patient: undefined }, 'subject-missing Consent.patient'],
    ['F18: of a day that does not exist', { dateTime: '2023-02-29' }, 'invalid-date Consent.dateTime'],
    ['with a decision that is none', { provision: { type: 'maybe' } }, 'unknown-code Consent.provision.type'],
    ['F15: with a modifier nobody knows', { modifierExtension: [{ url: 'https://ecd.example/withdrawn' }] }, 'unknown-modifier-extension Consent.modifierExtension'],
    ['F15: with a modifier on its provision', { provision: { type: 'deny', modifierExtension: other('x').modifierExtension } }, 'unknown-modifier-extension Consent.provision.modifierExtension'],
  ])('that is %s is refused', (_, changes, rejected) => expect(outcome(directive({ type: 'deny' }, changes))).toEqual({ rejected: [rejected] }));

  test('needs both its category and its scope', () => {
    expect(outcome(directive({ type: 'deny' }, { scope: scope('research') }))).toBe('unrecognised');
    expect(outcome(directive({ type: 'deny' }, { category: [snomed('1')] }))).toBe('unrecognised');
  });
});

describe('an advance directive', () => {
  const TYPES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1';
  const directive = (code: readonly object[], more: object = {}): object => ({
    resourceType: 'Consent', id: 'a-1', status: 'active', scope: scope('adr'), category: [concept('http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'acd')],
    patient: { reference: 'Patient/c-1' }, dateTime: '2020-03', provision: { code }, ...more,
  });
  const record = (livingWillType: string, id = 'Consent/a-1'): object => ({ zib: 'AdvanceDirective', id, subject: CLIENT, dateTime: '2020-03', livingWillType });

  test.each(['NR', 'VOL', 'VERB', 'VERBVL', 'MON', 'EU', 'EUD', 'LW', 'DO', 'ZB'])('of type %s keeps its type', (code) => {
    expect(outcome(directive([concept(TYPES, code)]))).toEqual({ records: [record(code)] });
  });
  test('of another type says so, and of two types gives two records', () => {
    expect(outcome(directive([concept(NULL_FLAVOR, 'OTH')]))).toEqual({ records: [record('OTH')] });
    expect(outcome(directive([concept(TYPES, 'NR'), concept(TYPES, 'EU')]))).toEqual({ records: [record('NR', 'Consent/a-1#1'), record('EU', 'Consent/a-1#2')] });
  });
  test.each([
    ['of a type nobody knows', directive([concept(TYPES, 'XX')]), 'unknown-code Consent.provision.code[0]'],
    ['without a type', directive([]), 'malformed-resource Consent.provision.code'],
    ['without a provision', directive([], { provision: undefined }), 'element-missing Consent.provision'],
    ['F15: entered in error', directive([concept(TYPES, 'NR')], { status: 'entered-in-error' }), 'entered-in-error Consent.status'],
    ['no longer in force, since nobody knows when', directive([concept(TYPES, 'NR')], { status: 'inactive' }), 'status-excludes Consent.status'],
    ['F15: with the modifier of another zib', directive([concept(TYPES, 'NR')], other('x')), 'unknown-modifier-extension Consent.modifierExtension'],
  ])('%s is refused', (_, resource, rejected) => expect(outcome(resource)).toEqual({ rejected: [rejected] }));
});
