import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { classify, type JsonObject, passOver } from '@meervoud/adapter-sdk';
import { generatePopulation } from '@meervoud/synthetic';
import type { SubjectPseudonym } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';

const SEEDS = [3, 14, 159];
const pseudonym = (): SubjectPseudonym => `p-${'0'.repeat(32)}` as SubjectPseudonym;
const { mappings, known } = nlCoreR4;
const passedOver = passOver(mappings, 'ecd');
const holdsAny = (resource: object): boolean => classify(resource as JsonObject, { mappings, known }, { source: 'ecd', pseudonym }).outcome === 'mapped';

const ulcer = { resourceType: 'Condition', id: 'u-1', code: { coding: [{ system: 'http://snomed.info/sct', code: '420597008' }] }, subject: { reference: 'Patient/p' } };
const other = { ...ulcer, code: { coding: [{ system: 'http://snomed.info/sct', code: '44054006' }] } };

describe('a line is passed over', () => {
  test.each(SEEDS)('only when no mapping recognises what it holds: all resources of three homes, seed %i', (seed) => {
    const resources = generatePopulation({ seed, reportingYear: 2021, clientsPerLocation: 20 }).resources;
    const wronglyPassed = resources.filter((resource) => passedOver(JSON.stringify(resource)) !== undefined && holdsAny(resource));
    expect(wronglyPassed).toEqual([]);
    // and it does pass over: a filter that lets everything by would be safe and useless
    const needless = resources.filter((resource) => passedOver(JSON.stringify(resource)) === undefined && !holdsAny(resource));
    expect(needless.length).toBeLessThan(resources.filter((resource) => !holdsAny(resource)).length / 2);
  });

  test('of every zib alone, too: what one mapping finds is never passed over for it', () => {
    const { resources } = generatePopulation({ seed: 3, reportingYear: 2021, clientsPerLocation: 20 });
    const found = mappings.map((mapping) => {
      const alone = passOver([mapping], 'ecd');
      const own = resources.filter((resource) => resource.resourceType === mapping.resourceType && mapping.recognise(resource as unknown as JsonObject));
      return { zib: mapping.zib, own: own.length > 0, lost: own.filter((resource) => alone(JSON.stringify(resource)) !== undefined).length };
    });
    expect(found.filter(({ lost }) => lost > 0)).toEqual([]);
    expect(found.filter(({ own }) => own).length).toBeGreaterThan(10);
  });

  test('with the reference it would have had, and a person without', () => {
    expect(passedOver(JSON.stringify(other))).toEqual({ source: 'ecd', reference: 'Condition/u-1' });
    expect(passedOver('{"resourceType":"Patient","id":"secret","active":true}')).toEqual({ source: 'ecd', reference: 'Patient/?' });
    expect(passedOver('{ "resourceType" : "Device", "id" : "d", "x": 1 }')).toEqual({ source: 'ecd', reference: 'Device/d' });
  });
});

describe('a line is parsed', () => {
  test.each([
    ['with one of the codes', JSON.stringify(ulcer)],
    ['with the code where it means nothing: the parsed line decides', JSON.stringify({ ...other, note: [{ text: 'was 420597008' }] })],
    ['with an escape in which a code may hide', JSON.stringify(other).replace('44054006', '\\u0034\\u0032\\u00300597008')],
    ['that begins with something else', JSON.stringify({ meta: {}, ...other })],
    ['that is cut off in the middle of something', JSON.stringify(other).slice(0, -4)],
    ['that is no resource', '[1, 2]'],
    ['that tells of the export', '{"resourceType":"OperationOutcome","id":"o","issue":[]}'],
    ['with an id that none can have', JSON.stringify({ ...other, id: 'a b' })],
  ])('%s', (_, line) => expect(passedOver(line)).toBeUndefined());

  test('of a type that is wanted whole, whatever it holds', () => {
    expect(passedOver('{"resourceType":"Location","id":"l","name":"Het Anker"}')).toBeUndefined();
  });
});
