import { pseudonymiser } from '@meervoud/acquisition';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import { improvementNotation } from '@meervoud/delivery';
import { deriveValues } from '@meervoud/derivation';
import { type DerivedIndicator, examplePlace, exampleRecords } from '@meervoud/indicator';
import { Instant, toJsonText } from '@meervoud/kernel';
import { generatePopulation } from '@meervoud/synthetic';
import { countsOf, hashOfValue, type Value } from '@meervoud/value';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import type { List, MeasureReport } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { type InsideContext, type ReportPart, toIndividualReports, toSubjectListReport } from '../src/index.ts';
import { setOf } from './example.ts';
import { faultsOf } from './r4/validate.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2022, clientsPerLocation: 20 });
const context = { source: 'ecd', pseudonym: pseudonymiser(new Uint8Array(32).fill(3), 'ecd') };
const records = population.resources.flatMap((resource) => {
  const classified = classify(resource as unknown as JsonObject, nlCoreR4, context);
  return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
});
const set = setOf('basisveiligheid', 2022);
const [location = ''] = Object.keys(population.campaign.locations);
const derived = [location, null].flatMap((place) => deriveValues({
  organization: population.organization.id, set, campaign: population.campaign, attestations: [], location: place, records, provided: new Set(nlCoreR4.provides),
}));
const rowOf = ({ indicator }: { readonly indicator: string }): DerivedIndicator | undefined =>
  set.indicators.find((row): row is DerivedIndicator => row.id === indicator && 'population' in row);
const values: readonly Value[] = derived.filter((value) => rowOf(value) !== undefined && value.evidence.memberships.length > 0).map((value) => ({
  ...value, id: `val-${hashOfValue(value).slice(7, 23)}`, version: 1, contentHash: hashOfValue(value), derivedAt: Instant.parse('2023-03-01T09:30:00.000Z'),
}));
const insideOf = (value: Value): InsideContext => ({
  set, definition: rowOf(value)!, improvementNotation, reporter: 'Organization/maasoever', location: value.location === null ? undefined : `Location/${value.location}`,
});
const sent = (part: ReportPart): MeasureReport => JSON.parse(toJsonText(part)) as MeasureReport;
const lists = (value: Value): MeasureReport => sent(toSubjectListReport(value, insideOf(value)));
const individuals = (value: Value): readonly MeasureReport[] => toIndividualReports(value, insideOf(value)).map(sent);
const count = (report: MeasureReport, code: string): number | undefined => report.group![0]!.population?.find((one) => one.code!.coding![0]!.code === code)?.count;
const ulcers = values.find(({ indicator, location: at }) => indicator === 'INID013307' && at === null)!;

test('there is something to report on: clients and wards, yes, no and unknown', () => {
  expect(values.length).toBeGreaterThan(20);
  const answers = new Set(values.flatMap(({ evidence }) => evidence.memberships.map(({ answer }) => answer)));
  expect([...answers].toSorted()).toStrictEqual(['no', 'unknown', 'yes']);
});

test('every report is valid base R4', () => {
  for (const value of values) {
    expect([value.indicator, faultsOf(lists(value))]).toStrictEqual([value.indicator, []]);
    for (const report of individuals(value)) expect([value.indicator, faultsOf(report)]).toStrictEqual([value.indicator, []]);
  }
});

test('there is one individual report for each member, and together they are the counts of the value', () => {
  for (const value of values) {
    const reports = individuals(value);
    expect(reports).toHaveLength(value.evidence.memberships.length);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    const total = (code: string): number => reports.reduce((sum, report) => sum + (count(report, code) ?? 0), 0);
    const { numerator, denominator } = countsOf(value.outcome)!;
    expect([total('initial-population'), total('denominator'), total('numerator')]).toStrictEqual([denominator, denominator, numerator]);
  }
});

test('the subject list has the figure, and who is in each population', () => {
  for (const value of values) {
    const report = lists(value);
    const { numerator, denominator } = countsOf(value.outcome)!;
    expect([count(report, 'denominator'), count(report, 'numerator')]).toStrictEqual([denominator, numerator]);
    const inList = (code: string): readonly string[] => {
      const reference = report.group![0]!.population!.find((one) => one.code!.coding![0]!.code === code)!.subjectResults?.reference;
      const list = (report.contained ?? []).find(({ id }) => `#${id}` === reference) as List | undefined;
      return (list?.entry ?? []).map(({ item }) => item.identifier!.value!);
    };
    expect([inList('denominator').length, inList('numerator').length]).toStrictEqual([denominator, numerator]);
    expect(inList('numerator').every((member) => inList('denominator').includes(member))).toBe(true);
  }
  expect(toJsonText(toSubjectListReport(ulcers, insideOf(ulcers)))).toMatch(/"measureScore":\{"value":\d+\.\d\d,"unit":"%"/);
});

test('a mean has who answered as its measure population, each questionnaire by its own id', () => {
  const row = set.indicators.find(({ kind }) => kind === 'mean') as DerivedIndicator;
  const survey = row.examples.slice(0, 3).flatMap((example) => exampleRecords('respondent', example)).map((record, at) => ({ ...record, id: `response-${at}` }) as ZibRecord);
  const [found] = deriveValues({
    organization: 'maasoever', set: { ...set, indicators: [row] }, attestations: [], location: examplePlace.location, records: survey, provided: new Set(['SurveyResponse']),
    campaign: { set: set.id, reportingYear: 2022, locations: { [examplePlace.location]: { chosen: [], experienceSource: 'total-score' } } },
  });
  const value: Value = { ...found!, id: 'val-1', version: 1, contentHash: 'x', derivedAt: Instant.parse('2023-03-01T09:30:00.000Z') };
  const report = lists(value);
  expect(report.group![0]!.population!.map(({ code, count: many }) => [code!.coding![0]!.code, many])).toStrictEqual([['initial-population', 3], ['measure-population', 2]]);
  expect([faultsOf(report), individuals(value).flatMap(faultsOf)]).toStrictEqual([[], []]);
  expect(individuals(value)[0]!.subject).toMatchObject({ type: 'Group', identifier: { value: 'response-0' } });
});

describe('inside the house only', () => {
  test('a client goes by pseudonym, a record by its reference in its source, and the label says restricted', () => {
    const [report] = individuals(ulcers);
    expect(report!.subject).toMatchObject({ type: 'Patient', identifier: { system: 'https://meervoud.example/fhir/NamingSystem/client-pseudonym', value: expect.stringMatching(/^p-[0-9a-f]{32}$/) } });
    expect(report!.subject).not.toHaveProperty('reference');
    expect(report!.meta!.security).toStrictEqual([{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }]);
    const decided = individuals(ulcers).find(({ evaluatedResource }) => evaluatedResource !== undefined)!;
    expect(decided.evaluatedResource![0]).toMatchObject({ reference: expect.stringMatching(/^Condition\//), extension: [{ valueString: 'ecd' }, { valueString: 'numerator' }] });
  });

  test('no id of a patient stands anywhere, and no pseudonym in an id', () => {
    const patients = new Set([...JSON.stringify(population.resources).matchAll(/"Patient\/([^"]+)"/g)].map(([, id]) => id!));
    for (const value of values) {
      const texts = [lists(value), ...individuals(value)].map((report) => JSON.stringify(report));
      for (const text of texts) {
        expect(text).not.toMatch(/"Patient\//);
        for (const { member } of value.evidence.memberships) expect((JSON.parse(text) as MeasureReport).id).not.toContain(member.slice(2));
      }
      for (const { member } of value.evidence.memberships) expect(patients.has(member)).toBe(false);
    }
  });

  test('the same value gives the same reports; another row than its own is refused', () => {
    expect(individuals(ulcers)).toStrictEqual(individuals(ulcers));
    expect(() => toSubjectListReport(ulcers, { ...insideOf(ulcers), definition: rowOf({ indicator: 'INID013309' })! })).toThrow(TypeError);
  });
});
