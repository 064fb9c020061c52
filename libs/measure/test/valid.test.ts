import { describe, expect, test } from 'vitest';
import type { Measure } from 'fhir/r4.js';
import { toDefinitionResources, toMeasure } from '../src/index.ts';
import { contextOf, rowOf, setOf, sets } from './example.ts';
import { faultsOf } from './r4/validate.ts';

const set = setOf('basisveiligheid', 2022);
const ulcers = (): Measure => toMeasure(rowOf(set, '1.1b'), contextOf(set));

describe('base FHIR R4', () => {
  test.each(sets.map((one) => [`${one.id} ${one.reportingYear}`, one] as const))('everything of %s is valid', (_, one) => {
    const resources = toDefinitionResources(contextOf(one));
    expect(resources.filter(({ resourceType }) => resourceType === 'Measure')).toHaveLength(one.indicators.filter(({ kind }) => kind !== 'header').length);
    expect(resources.flatMap((resource) => faultsOf(resource).map((fault) => `${resource.id} ${fault}`))).toStrictEqual([]);
  });

  test('every id is one that FHIR allows, and no two resources of a set share theirs; the Measures of every set and year differ in url or version', () => {
    for (const one of sets) {
      const ids = toDefinitionResources(contextOf(one)).map(({ resourceType, id }) => `${resourceType}/${id}`);
      expect(ids.filter((id) => !/^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(id))).toStrictEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('a broken Measure fails', () => {
  const { group, contained } = ulcers();
  const [first] = group!;
  const [library] = contained!;
  test.each<[string, object, RegExp]>([
    ['an element that R4 does not have', { dataRequirement: [] }, /additional property|dataRequirement/],
    ['no status', { status: undefined }, /Measure.status: Missing required/],
    ['a status that is no code of the list', { status: 'final' }, /final is not in/],
    ['a number for a text', { title: 5 }, /Measure.title/],
    ['one group instead of a list', { group: first }, /Measure.group: no list/],
    ['criteria without a language', { group: [{ population: [{ criteria: { expression: 'wie er woont' } }] }] }, /criteria.language: Missing/],
    ['a stratifier that is both one and several (mea-1)', { group: [{ stratifier: [{ criteria: { language: 'text/plain', expression: 'x' }, component: [{ criteria: { language: 'text/plain', expression: 'x' } }] }] }] }, /mea-1/],
    ['two kinds of subject', { subjectReference: { reference: 'Group/1' } }, /subject/],
    ['a related artifact of no known type', { relatedArtifact: [{ type: 'ruling' }] }, /ruling is not in/],
    ['an improvement that is neither', { improvementNotation: { coding: [{ code: 'better' }] } }, /better is not in/],
    ['a date that is none', { date: 'morgen' }, /Measure.date/],
    ['requirements that nothing refers to (dom-3)', { extension: [] }, /nothing refers to it/],
    ['requirements of no type', { contained: [{ ...library, dataRequirement: [{ mustSupport: ['code'] }] }] }, /dataRequirement/],
  ])('%s', (_, broken, fault) => {
    expect(faultsOf(ulcers())).toStrictEqual([]);
    expect(faultsOf({ ...ulcers(), ...broken }).join('\n')).toMatch(fault);
  });
});
