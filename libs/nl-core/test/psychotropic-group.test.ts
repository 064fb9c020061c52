import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOfMedication, psychotropicGroupsOf } from '../src/psychotropic-group.ts';

const ATC = 'http://www.whocc.no/atc';
const GPK = 'urn:oid:2.16.840.1.113883.2.4.4.1';
const of = (...codes: readonly (readonly [system: string, code: string])[]) => ({ coding: codes.map(([system, code]) => ({ system, code })) });

describe('the psychotropic group of a product', () => {
  test.each([
    ['N05AD01', ['N05A']], ['N05A', ['N05A']], ['N05BA04', ['N05B']], ['N05CF01', ['N05C']], ['N06AX11', ['N06A']],
    ['N06DA02', ['other']], ['N06CA01', ['other']], ['C07AB02', ['other']], ['A', ['other']], ['N02', ['other']],
    ['N', []], ['N05', []], ['N06', []],
    ['n05ad01', []], ['N05AD1', []], ['N05AD011', []], ['', []], ['haloperidol', []],
  ])('with ATC code %s is %j', (code, groups) => expect(psychotropicGroupsOf(of([ATC, code]))).toEqual(groups));

  test('counts by the code of any system name of ATC, and by no other system', () => {
    expect(psychotropicGroupsOf(of(['urn:oid:2.16.840.1.113883.6.73', 'N05AD01']))).toEqual(['N05A']);
    expect(psychotropicGroupsOf(of([GPK, 'N05AD01']))).toEqual([]);
    expect(psychotropicGroupsOf({ coding: [{ code: 'N05AD01' }] })).toEqual([]);
  });

  test('is not told by a GPK, PRK, HPK or ZI number, nor by a name', () => {
    expect(psychotropicGroupsOf({ coding: [{ system: GPK, code: '1023', display: 'OXAZEPAM TABLET 10MG' }], text: 'oxazepam' })).toEqual([]);
  });

  test('is told by any of its codings and ingredients: what is in it counts', () => {
    expect(psychotropicGroupsOf(of([GPK, '1023'], [ATC, 'N05BA04']))).toEqual(['N05B']);
    expect(psychotropicGroupsOf(undefined, [of([ATC, 'N02BE01']), of([ATC, 'N05CD07'])])).toEqual(['N05C']);
    expect(psychotropicGroupsOf(of([ATC, 'N05AA02']), [of([ATC, 'N06AA09'])])).toEqual(['N05A', 'N06A']);
  });

  test('is "something else" only when all of it is known: one ingredient without a code leaves it open', () => {
    expect(psychotropicGroupsOf(undefined, [of([ATC, 'N02BE01']), of([ATC, 'C07AB02'])])).toEqual(['other']);
    expect(psychotropicGroupsOf(undefined, [of([ATC, 'N02BE01']), of([GPK, '1'])])).toEqual([]);
    expect(psychotropicGroupsOf(of([ATC, 'N02BE01']), [of([GPK, '1'])])).toEqual(['other']);
  });

  test('of a Medication that is entered in error is not told', () => {
    const medication = { resourceType: 'Medication', code: of([ATC, 'N05AD01']) };
    expect(groupsOfMedication(medication)).toEqual(['N05A']);
    expect(groupsOfMedication({ ...medication, status: 'entered-in-error' })).toEqual([]);
  });

  test('bears any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (status, code, ingredient) => {
      for (const group of groupsOfMedication({ status, code, ingredient })) expect(['N05A', 'N05B', 'N05C', 'N06A', 'other']).toContain(group);
    }), { numRuns: 2_000 });
  });
});
