import { clausesOf, criteriaOf, definitionHash, type IndicatorDefinition, needsOf, rulings } from '@meervoud/indicator';
import type { Library, Measure, MeasureGroupPopulation } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { carriersOf } from '../src/zibs-in-fhir.ts';
import { codeListsOf, measureUrl, populationsOf, scoringOf, toCodeSystems, toDefinitionResources, toMeasure, toValueSet } from '../src/index.ts';
import { contextOf, rowOf, setOf, sets } from './example.ts';

const set = setOf('basisveiligheid', 2022);
const measure = (number: string, of = set): Measure => toMeasure(rowOf(of, number), contextOf(of));
const population = (of: Measure, code: string): MeasureGroupPopulation => of.group![0]!.population!.find(({ id }) => id === code)!;
const ours = (of: Measure, name: string): object | undefined => of.extension?.find(({ url }) => url.endsWith(`/StructureDefinition/${name}`));
const english = (element: unknown): unknown => (element as { extension: { extension: { valueString: string }[] }[] }).extension[0]!.extension[1]!.valueString;

test('a percentage of clients is a proportion, with who counts and who is counted in words', () => {
  const ulcers = measure('1.1b');
  expect(ulcers).toMatchObject({
    id: 'INID013307-2022.1', url: 'https://meervoud.example/fhir/Measure/INID013307', version: '2022.1', name: 'INID013307', language: 'nl', status: 'active',
    title: 'Cliënten met decubitus categorie 2 of hoger', subjectCodeableConcept: { coding: [{ code: 'Patient' }] },
    effectivePeriod: { start: '2022-01-01', end: '2023-06-27' }, scoring: { coding: [{ code: 'proportion' }] }, type: [{ coding: [{ code: 'outcome' }] }],
    improvementNotation: { coding: [{ code: 'decrease' }] }, topic: [{ coding: [{ system: 'https://meervoud.example/fhir/CodeSystem/basisveiligheid-theme', code: 'pressure-ulcers' }] }],
  });
  expect(english(ulcers._title)).toBe('Clients with a pressure ulcer of category 2 or higher');
  expect(ours(ulcers, 'definition-hash')).toMatchObject({ valueString: definitionHash(rowOf(set, '1.1b')) });
  expect(ours(ulcers, 'reference-date')).toMatchObject({ valueDate: '2023-02-28' });
  expect(ours(ulcers, 'figure-period')).toMatchObject({ valuePeriod: { start: '2023-01-01', end: '2023-02-28' } });
  expect(ulcers.group![0]!.population!.map(({ code }) => code!.coding![0]!.code)).toStrictEqual(['initial-population', 'denominator', 'numerator']);
  expect(population(ulcers, 'numerator').criteria).toMatchObject({ language: 'text/plain', expression: 'De cliënt heeft op de peildatum een doorligwond (decubitus) van categorie 2, 3 of 4.' });
  expect(english(population(ulcers, 'numerator').criteria._expression)).toBe('On the reference date the client has a pressure ulcer of category 2, 3 or 4.');
  expect(population(ulcers, 'denominator').criteria.expression).toContain('- De cliënt woont op de peildatum op deze locatie.');
  expect(ulcers.guidance).toContain('Onbekend als het niet duidelijk ja is, en: De categorie van de doorligwond is niet vastgelegd.');
});

test('the row that counts "no" says who is counted, and the row that counts "unknown" what makes it so', () => {
  expect(population(measure('5.2a'), 'numerator').criteria.expression).toContain('heeft op de peildatum een plan voor zorg bij toiletgang.');
  expect(population(measure('5.2b'), 'numerator').criteria.expression).toContain('heeft op de peildatum geen plan voor zorg bij toiletgang.');
  expect(population(measure('5.2c'), 'numerator').criteria.expression).toContain('- Er is tot en met de peildatum niets vastgelegd over een plan voor zorg bij toiletgang.');
});

test('beside its words stands each criterion itself, from which it can be read back', () => {
  for (const row of set.indicators) {
    if (!('population' in row)) continue;
    for (const { extension, code } of toMeasure(row, contextOf(set)).group![0]!.population!) {
      const { valueString } = extension![0] as { valueString: string };
      const isAll = ['initial-population', 'denominator'].includes(code!.coding![0]!.code!) && row.kind !== 'count';
      const written: Record<string, unknown> = { population: row.population };
      if (!isAll && 'numerator' in row) written['numerator'] = row.numerator;
      if (!isAll && row.kind === 'proportion') written['counts'] = row.counts;
      if (row.kind === 'mean' && code!.coding![0]!.code !== 'measure-observation' && !isAll) written['of'] = row.of;
      if (code!.coding![0]!.code !== 'measure-observation') expect(JSON.parse(valueString)).toStrictEqual(JSON.parse(JSON.stringify(written)));
      expect(valueString).not.toMatch(/=>|function/);
    }
  }
});

test('rulings and the source row are related artifacts', () => {
  const { relatedArtifact } = measure('1.1b');
  expect(relatedArtifact![0]).toStrictEqual({ type: 'derived-from', label: '1.1b', display: rowOf(set, '1.1b').source });
  expect(relatedArtifact!.slice(1).map(({ type, label, display }) => [type, label, display])).toStrictEqual(
    rowOf(set, '1.1b').rulings.map((ruling) => ['justification', ruling, rulings[ruling].text.nl]));
});

describe('each kind of row', () => {
  test.each<[string, string, number, string | undefined, readonly string[]]>([
    ['2', 'basisveiligheid', 2022, 'proportion', ['initial-population', 'denominator', 'numerator']],
    ['3.1', 'basisveiligheid', 2022, 'proportion', ['initial-population', 'denominator', 'numerator']],
    ['5.3a', 'basisveiligheid', 2022, 'proportion', ['initial-population', 'denominator', 'numerator']],
    ['14.1 5VV', 'zorgkantoren-k1', 2026, 'cohort', ['initial-population']],
    ['8.1c', 'basisveiligheid', 2022, 'continuous-variable', ['initial-population', 'measure-population', 'measure-observation']],
    ['1.1a', 'basisveiligheid', 2022, undefined, []],
    ['7', 'basisveiligheid', 2022, undefined, []],
    ['8.2', 'basisveiligheid', 2022, 'cohort', []],
  ])('%s of %s %i is scored as %s', (number, id, year, scoring, populations) => {
    const found = measure(number, setOf(id, year));
    expect(found.scoring?.coding?.[0]?.code).toBe(scoring);
    expect((found.group?.[0]?.population ?? []).map(({ code }) => code!.coding![0]!.code)).toStrictEqual(populations);
  });

  test('wards are Locations, and what is stated is of a location or of the organization', () => {
    const subject = (of: Measure): string => of.subjectCodeableConcept!.coding![0]!.code!;
    expect([subject(measure('3.1')), subject(measure('7')), subject(measure('1', setOf('gehandicaptenzorg', 2023)))]).toStrictEqual(['Location', 'Location', 'Organization']);
  });

  test('a reconstructed set is a draft', () => {
    const [row] = setOf('wijkverpleging', 2021).indicators;
    expect(toMeasure(row!, contextOf(setOf('wijkverpleging', 2021)))).toMatchObject({ status: 'draft', experimental: true });
  });

  test('of the policy set less restraint and less that is unknown is better, and of psychotropics nobody says', () => {
    const policy = setOf('basisveiligheid', 2016);
    const notation = (number: string) => measure(number, policy).improvementNotation?.coding?.[0]?.code;
    for (const number of ['V1', 'V8', 'P2']) expect([number, notation(number)]).toStrictEqual([number, 'decrease']);
    for (const number of ['P1', 'P1a', 'P1b', 'P1c', 'P1d', 'I1']) expect([number, notation(number)]).toStrictEqual([number, undefined]);
    expect(measure('P1', policy)).toMatchObject({ status: 'draft', experimental: true, extension: expect.arrayContaining([expect.objectContaining({ valueCode: 'reconstructed' })]) });
  });

  test('a cohort is who counts and is counted at once', () => {
    const { expression } = population(measure('14.1 5VV', setOf('zorgkantoren-k1', 2026)), 'initial-population').criteria;
    expect(expression).toContain('De cliënt woont op de peildatum op deze locatie.');
    expect(expression).toContain('met zorgprofiel 5VV.');
  });
});

describe('data requirements', () => {
  const requirements = (of: Measure): Library => of.contained![0] as Library;

  test('name the resource, how it is found, and the elements the row reads', () => {
    const { dataRequirement } = requirements(measure('1.1b'));
    expect(dataRequirement!.map(({ type }) => type)).toStrictEqual(['Encounter', 'Coverage', 'Condition']);
    expect(dataRequirement![2]).toMatchObject({
      profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-PressureUlcer'],
      mustSupport: ['verificationStatus', 'abatement', 'clinicalStatus', 'onset', 'code', 'stage.summary', 'recordedDate', 'meta.lastUpdated', 'subject'],
    });
    expect(dataRequirement![2]!.codeFilter![0]!.code!.map(({ code }) => code)).toContain('420324007');
  });

  test('cover every need of every row of every set, for each resource that carries it', () => {
    for (const one of sets) {
      const context = contextOf(one);
      for (const row of one.indicators) {
        const needs = needsOf(row);
        const contained = toMeasure(row, context).contained?.[0] as Library | undefined;
        expect(contained === undefined).toBe(needs.length === 0);
        for (const { zib, fields } of needs) {
          const found = (contained!.dataRequirement ?? []).filter(({ extension }) => extension![0]!.valueCode === zib);
          expect(found.map(({ type }) => type)).toStrictEqual(carriersOf(context.zibsInFhir, zib).map(({ type }) => type));
          if (found.length === 0) expect(contained!.relatedArtifact!.some(({ label }) => label === zib)).toBe(true);
          for (const field of fields.filter((name) => name !== 'id')) {
            const somewhere = carriersOf(context.zibsInFhir, zib).some(({ elements }, at) => (elements[field] ?? []).length > 0 && elements[field]!.every((path) => found[at]!.mustSupport!.includes(path)));
            expect([zib, field, found.length === 0 || somewhere]).toStrictEqual([zib, field, true]);
          }
        }
      }
    }
  });
});

describe('code lists', () => {
  const lists = (row: IndicatorDefinition) => codeListsOf(row, set.settings, contextOf(set).zibsInFhir);

  test('of a pressure ulcer: the categories that count, those a setting decides, and the care profiles', () => {
    expect(lists(rowOf(set, '1.1b')).map(({ id }) => id)).toStrictEqual([
      'wlz-indicatie-zorgprofiel-4VV-5VV-6VV-7VV-8VV-9BVV-10VV', 'pressure-ulcer-decubitus-category-2-3-4', 'pressure-ulcer-decubitus-category-unstageable-deep-tissue-injury',
    ]);
    const [profiles, categories] = lists(rowOf(set, '1.1b')).map(toValueSet);
    expect(categories).toMatchObject({
      url: 'https://meervoud.example/fhir/ValueSet/pressure-ulcer-decubitus-category-2-3-4', title: 'De categorie van de doorligwond: 2, 3 of 4',
      compose: { include: [{ system: 'http://snomed.info/sct', concept: ['420324007', '1163220007', '421927004', '1163222004', '420597008', '1163224003'].map((code) => ({ code })) }] },
    });
    expect(profiles!.compose!.include.map(({ concept }) => concept!.map(({ code }) => code))).toStrictEqual([['4VV', '5VV', '6VV', '7VV', '8VV', '9bVV', '10VV'], ['753']]);
  });

  test('every value that a criterion lists has a code, and every ValueSet is among the resources of its set', () => {
    for (const one of sets) {
      const resources = new Set(toDefinitionResources(contextOf(one)).map(({ url }) => url));
      for (const row of one.indicators) {
        for (const list of codeListsOf(row, one.settings, contextOf(one).zibsInFhir)) {
          expect([list.id, list.values.length > 0, list.codings.length >= list.values.length]).toStrictEqual([list.id, true, true]);
          expect(resources.has(toValueSet(list).url)).toBe(true);
        }
      }
    }
  });

  test('the same values have the same id, in whatever set; others another', () => {
    const urls = new Map<string, string>();
    for (const one of sets) {
      for (const list of one.indicators.flatMap((row) => codeListsOf(row, one.settings, contextOf(one).zibsInFhir))) {
        const content = JSON.stringify([list.zib, list.field, list.values]);
        expect(urls.get(list.id) ?? content).toBe(content);
        urls.set(list.id, content);
      }
    }
    expect(urls.size).toBeGreaterThan(10);
  });
});

test('the CodeSystems have every theme, outcome kind, ruling and setting', () => {
  const [themes, kinds, ofRulings, settings] = toCodeSystems(set);
  expect(themes!.concept!.map(({ code }) => code)).toStrictEqual(set.themes.map(({ id }) => id));
  expect(kinds!.concept!.map(({ code }) => code)).toStrictEqual(['measured', 'no-eligible', 'not-chosen', 'not-computable', 'incomplete', 'attested', 'overridden', 'withheld', 'suppressed']);
  expect(ofRulings!.concept!.map(({ code }) => code)).toStrictEqual(Object.keys(rulings));
  expect(settings!.concept!.map(({ code }) => code)).toStrictEqual(Object.keys(set.settings));
  for (const { concept, count } of [themes!, kinds!, ofRulings!, settings!]) {
    expect(count).toBe(concept!.length);
    for (const { display, designation } of concept!) expect([display !== '', designation![0]!.language, designation![0]!.value !== '']).toStrictEqual([true, 'en', true]);
  }
});

test('every row has a url, a scoring and populations of its own kind, and a header is no Measure', () => {
  for (const one of sets) {
    const urls = toDefinitionResources(contextOf(one)).map(({ url }) => url);
    for (const row of one.indicators) {
      expect(urls.includes(measureUrl(row))).toBe(row.kind !== 'header');
      if (populationsOf(row).length > 0) expect(scoringOf(row)).toBeDefined();
      if ('population' in row) expect(criteriaOf(row).flatMap(([path, criterion]) => clausesOf(criterion, path)).length).toBeGreaterThan(0);
    }
  }
});
