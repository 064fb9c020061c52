import { pseudonymiser } from '@meervoud/acquisition';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { nlCoreStu3 } from '@meervoud/adapter-nl-core-stu3';
import { classify, type FhirAdapter, type JsonObject } from '@meervoud/adapter-sdk';
import { deriveValues } from '@meervoud/derivation';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { partialDate } from '@meervoud/kernel';
import { generatePopulation } from '@meervoud/synthetic';
import { countsOf } from '@meervoud/value';
import { parseRecord, zibNames } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';

// One client at De Linde, on its reference date: what a ruling says of one resource is the whole value.
const { organization } = generatePopulation({ seed: 1, reportingYear: 2023 });
const campaigns = new Map([2021, 2023].map((reportingYear) => [reportingYear, generatePopulation({ seed: 1, reportingYear }).campaign]));
const context = { source: 'ecd', pseudonym: pseudonymiser(new Uint8Array(32).fill(3), 'ecd') };
const subject = { reference: 'Patient/c-1' };
const concept = (system: string, code: string, display?: string) => ({ coding: [{ system, code, display }] });
const snomed = (code: string, display?: string) => concept('http://snomed.info/sct', code, display);

interface Ulcer { readonly code?: object; readonly stage?: object; readonly recorded?: string; readonly status?: string }
interface Version {
  readonly adapter: FhirAdapter;
  readonly stay: (more?: object) => object;
  readonly ulcer: (facts: Ulcer) => object;
  /** A directive about resuscitation with this null flavour, or with this decision. */
  readonly undecided: (flavor: string) => object;
  readonly denied: () => object;
  readonly restraint: (start: string, more?: object) => object;
}
const place = { location: { reference: 'Location/de-linde' } };
const bare = { subject, patient: subject };
const ulcerIn = ({ code = snomed('399912005'), recorded = '2024-02-01' }: Ulcer): object =>
  ({ ...bare, resourceType: 'Condition', id: 'u', code, onsetDateTime: '2024-01-20', meta: { lastUpdated: `${recorded}T10:00:00Z` } });
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';

const r4: Version = {
  adapter: nlCoreR4,
  stay: (more) => ({ ...bare, resourceType: 'Encounter', id: 's', status: 'in-progress', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, period: { start: '2022-01-01' }, location: [place], ...more }),
  ulcer: (facts) => ({
    ...ulcerIn(facts), recordedDate: facts.recorded ?? '2024-02-01',
    ...(facts.stage && { stage: [{ summary: facts.stage }] }), ...(facts.status && { clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', facts.status) }),
  }),
  undecided: (flavor) => ({ ...consentInR4, provision: { code: [snomed('89666000')], _type: { extension: [{ url: 'x', valueCodeableConcept: concept(NULL_FLAVOR, flavor) }] } } }),
  denied: () => ({ ...consentInR4, provision: { type: 'deny', code: [snomed('89666000')] } }),
  restraint: (start, more) => ({ ...bare, resourceType: 'Procedure', id: 'v', status: 'completed', category: snomed('225317005'), code: snomed('225212001'), performedPeriod: { start }, ...more }),
};
const consentInR4 = {
  ...bare, resourceType: 'Consent', id: 'd', status: 'active', category: [snomed('129125009')], dateTime: '2023-05-01',
  scope: concept('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
};

const EXT = 'http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-';
const consentInStu3 = (permitted: object): object => ({
  ...bare, resourceType: 'Consent', id: 'd', status: 'active', category: [snomed('11291000146105')], period: { start: '2023-05-01' },
  extension: [{ url: `${EXT}Treatment`, valueCodeableConcept: snomed('89666000') }], modifierExtension: [{ url: `${EXT}TreatmentPermitted`, valueCodeableConcept: permitted }],
});
const stu3: Version = {
  ...r4,
  adapter: nlCoreStu3,
  stay: (more) => r4.stay({ class: { system: 'http://hl7.org/fhir/v3/ActCode', code: 'IMP' }, ...more }),
  ulcer: (facts) => ({ ...ulcerIn(facts), assertedDate: facts.recorded ?? '2024-02-01', ...(facts.stage && { stage: { summary: facts.stage } }), ...(facts.status && { clinicalStatus: facts.status }) }),
  undecided: (flavor) => consentInStu3(concept(flavor === 'NASK' ? 'http://hl7.org/fhir/v3/NullFlavor' : NULL_FLAVOR, flavor)),
  denied: () => consentInStu3(concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4', 'NEE')),
};

describe.each([['R4', r4], ['STU3', stu3]])('in %s', (_, version) => {
  const indication = {
    resourceType: 'Coverage', id: 'w', status: 'active', beneficiary: subject, period: { start: '2022-01-01' },
    type: concept('https://meervoud.example/fhir/CodeSystem/quality-topic', 'wlz-indicatie'),
    extension: [{ url: 'https://meervoud.example/fhir/StructureDefinition/wlz-zorgprofiel', valueCoding: { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' } }],
  };
  const read = (resource: object) => classify(resource as JsonObject, version.adapter, context);
  /** "yes", "no" or "unknown" about the one client, or "nobody" when there is none to count. */
  const answer = (indicator: string, resources: readonly object[], stay: object = version.stay(), year = 2023): string => {
    const records = [stay, indication, ...resources].map(read).flatMap((one) => (one.outcome === 'mapped' ? one.records.map((record) => parseRecord(record)) : []));
    const values = deriveValues({ organization: organization.id, set: indicatorSetFor(year), campaign: campaigns.get(year)!, attestations: [], location: 'de-linde', records, provided: new Set(zibNames) });
    const outcome = values.find((value) => value.indicator === indicator)!.outcome;
    const { numerator = 0, unknown = 0, denominator = 0 } = countsOf(outcome) ?? {};
    return denominator === 0 ? 'nobody' : numerator > 0 ? 'yes' : unknown > 0 ? 'unknown' : 'no';
  };
  const [ULCER, DIRECTIVE] = ['INID013307', 'INID013309'];
  const ulcerIs = (facts: Ulcer): string => answer(ULCER, [version.ulcer({ status: 'active', ...facts })]);
  const findings = (resource: object): readonly string[] => { const one = read(resource); return one.outcome === 'mapped' ? one.findings.map(({ code }) => code) : []; };

  test('R13: of a code and a display that contradict each other the code counts, both ways, and it is a finding', () => {
    const [toHigh, toLow] = [snomed('421076008', 'decubitus graad 3'), snomed('421927004', 'decubitus graad 1')];
    expect([ulcerIs({ stage: toHigh }), ulcerIs({ stage: toLow })]).toEqual(['no', 'yes']);
    for (const stage of [toHigh, toLow]) expect(findings(version.ulcer({ stage }))).toEqual(['display-contradicts-code']);
  });

  test('R4: an ulcer without a stage is unknown, never "no"', () => {
    expect(ulcerIs({})).toBe('unknown');
    expect(ulcerIs({ stage: { text: 'categorie 3' } })).toBe('unknown');
  });

  test('"at risk of" an ulcer is no ulcer, and is refused in so many words', () => {
    const risk = version.ulcer({ code: snomed('285304000', 'risico op decubitus graad 3') });
    expect(answer(ULCER, [risk])).toBe('no');
    expect(read(risk)).toMatchObject({ rejected: [{ code: 'risk-only' }] });
  });

  test('R13: an ulcer in free text only is not read, and is counted as unrecognised', () => {
    const text = version.ulcer({ code: { text: 'decubitus graad 4 op de stuit' } });
    expect(answer(ULCER, [text])).toBe('no');
    expect(read(text).outcome).toBe('unrecognised');
  });

  test.each([['421076008', '1163217004', 'no'], ['420324007', '1163220007', 'yes'], ['421927004', '1163222004', 'yes'], ['420597008', '1163224003', 'yes']])(
    'R4: retired code %s and replacement %s mean the same: %s', (retired, replacement, expected) => {
      expect([ulcerIs({ stage: snomed(retired) }), ulcerIs({ stage: snomed(replacement) }), ulcerIs({ code: snomed(replacement) })]).toEqual([expected, expected, expected]);
    });

  test('R5: an ulcer without a status is present while it was looked at in the last 90 days, and after that unknown', () => {
    const stage = snomed('420324007');
    const seen = (recorded: string): string => answer(ULCER, [{ ...version.ulcer({ stage, recorded }), onsetDateTime: '2023-01-01' }]);
    expect([seen('2023-11-30'), seen('2023-11-29')]).toEqual(['yes', 'unknown']);
  });

  test.each(['UNK', 'NASK', 'ASKU'])('R7: a directive with null flavour %s is no agreement, and takes none away', (flavor) => {
    expect(answer(DIRECTIVE, [version.undecided(flavor)])).toBe('no');
    expect(answer(DIRECTIVE, [version.undecided(flavor), { ...version.denied(), id: 'd-2' }])).toBe('yes');
    expect(read(version.undecided(flavor))).toMatchObject({ records: [{ treatmentDecision: 'undecided' }], rejected: [] });
  });

  test('R14: restraint with status "completed" and no end runs on; what begins after the reference date does not count, what ended 30 days before it does', () => {
    const [HOLDING, CAMERA] = ['INID013319', 'INID013322'];
    const holding = (start: string, more?: object): string => answer(HOLDING, [version.restraint(start, more)], version.stay(), 2021);
    expect([holding('2021-11-20'), holding('2022-02-28'), holding('2022-03-05')]).toEqual(['yes', 'yes', 'no']);
    const until = (end: string): string => holding('2021-11-20', { performedPeriod: { start: '2021-11-20', end } });
    expect([until('2022-01-29'), until('2022-01-28')]).toEqual(['yes', 'no']);
    expect(answer(CAMERA, [version.restraint('2021-11-20')], version.stay(), 2021)).toBe('no');
    expect(holding('2022-02-01', { code: snomed('225317005') })).toBe('unknown');
  });

  test('R14: a stay without an end runs on, whatever its status; with an end it does not', () => {
    for (const status of ['in-progress', 'finished', 'onleave']) expect(answer(ULCER, [], version.stay({ status }))).toBe('no');
    expect(answer(ULCER, [], version.stay({ status: 'finished', period: { start: '2022-01-01', end: partialDate('2024-02-27') } }))).toBe('nobody');
    expect(answer(ULCER, [], version.stay({ period: { start: '2022-01-01', end: '2024-02-28' } }))).toBe('no');
  });
});
