import { describe, expect, it } from 'vitest';
import { generatePopulation, type Stu3Resource, toStu3 } from '../src/index.ts';

const population = generatePopulation({ seed: 7, reportingYear: 2023 });
const stu3 = toStu3(population);
const keyOf = ({ resourceType, id }: { readonly resourceType: string; readonly id?: string | undefined }): string => `${resourceType}/${id}`;
const ofType = (type: string): readonly Stu3Resource[] => stu3.resources.filter(({ resourceType }) => resourceType === type);
/** Every name of an element, at any depth, in resources of that type. */
const elementsIn = (type: string): Set<string> => new Set(JSON.stringify(ofType(type)).match(/"\w+":/g)?.map((name) => name.slice(1, -2)));

describe('the same population in STU3', () => {
  it('is byte-identical for the same population, and leaves that as it was', () => {
    const before = JSON.stringify(population);
    expect(JSON.stringify(toStu3(population))).toBe(JSON.stringify(stu3));
    expect(JSON.stringify(population)).toBe(before);
  });

  it('keeps the truth, the people and what is stated', () => {
    for (const name of ['truth', 'campaign', 'attestations', 'organization', 'cases', 'canaries', 'seed'] as const) expect(stu3[name]).toBe(population[name]);
    expect(stu3.later.truth).toBe(population.later.truth);
  });

  it('holds every resource of R4 under its id, and more besides, no two alike', () => {
    const keys = stu3.resources.map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    const ids = new Set(stu3.resources.map(({ id }) => id));
    for (const { id } of population.resources) expect(ids).toContain(id);
    expect(keys.length).toBeGreaterThan(population.resources.length);
    for (const key of [...stu3.later.deletable, ...stu3.personas.flatMap(({ resources }) => resources)]) expect(keys).toContain(keyOf(key));
  });

  it.each([
    ['Condition', ['recordedDate'], ['assertedDate']],
    ['Consent', ['scope', 'provision'], ['modifierExtension', 'period', 'except']],
    ['Encounter', ['physicalType'], ['serviceProvider']],
    ['Procedure', ['function'], ['role', 'notDone', 'performedPeriod']],
  ])('%s has no element %j that STU3 does not know, and has %j', (type, gone, present) => {
    const elements = elementsIn(type);
    for (const name of gone) expect(elements).not.toContain(name);
    for (const name of present) expect(elements).toContain(name);
  });

  it('has plain codes for statuses, one stage, and no boolean in a component', () => {
    for (const { clinicalStatus, stage } of ofType('Condition')) {
      expect(['string', 'undefined']).toContain(typeof clinicalStatus);
      expect(Array.isArray(stage)).toBe(false);
    }
    expect(JSON.stringify(ofType('Observation').map(({ component }) => component))).not.toContain('valueBoolean');
    for (const { status } of ofType('CarePlan')) expect(['active', 'suspended', 'completed', 'cancelled', 'entered-in-error']).toContain(status);
  });

  it('names code systems and profiles as STU3 does, v3 ones in both ways', () => {
    const text = JSON.stringify(stu3.resources);
    const systems = new Set([...text.matchAll(/"system":"(http:\/\/(?:terminology\.)?hl7\.org[^"]+)"/g)].map(([, system]) => system));
    expect([...systems].filter((system) => system?.includes('terminology')).every((system) => system?.includes('/v3-'))).toBe(true);
    expect([...systems]).toEqual(expect.arrayContaining(['http://hl7.org/fhir/v3/ActCode', 'http://terminology.hl7.org/CodeSystem/v3-ActCode']));
    expect(text).not.toContain('StructureDefinition/nl-core-PressureUlcer');
    expect(text).not.toMatch(/"reference":"[^"]+","type":/);
  });
});
