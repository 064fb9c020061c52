import { describe, expect, test } from 'vitest';
import { defaultSettings, definitionHash, needsOf, type ProportionIndicator } from '../src/index.ts';
import { anExample, choice, header, majority, meetings, question, share } from './definitions.ts';

const residence = [
  { zib: 'Stay', fields: ['end', 'location', 'start', 'subject'] },
  { zib: 'WlzIndicatie', fields: ['subject', 'validFrom', 'validUntil', 'zorgprofiel'] },
];

describe('what a definition needs follows from its criteria', () => {
  test('of a share of clients', () => {
    expect(needsOf(share)).toStrictEqual([
      ...residence,
      { zib: 'PressureUlcer', fields: ['abatement', 'clinicalStatus', 'dateOfOnset', 'decubitusCategory', 'lastEvidence', 'subject'] },
    ]);
  });
  test('of a majority', () => {
    expect(needsOf(majority)).toStrictEqual([...residence, { zib: 'ToiletingPlan', fields: ['effective', 'end', 'subject', 'topics'] }]);
  });
  test('of a share of wards', () => {
    expect(needsOf(meetings)).toStrictEqual([
      { zib: 'HealthcareProvider', fields: ['id', 'kind', 'partOf'] },
      { zib: 'Meeting', fields: ['date', 'topic', 'ward'] },
    ]);
  });
  test('of rows that nobody derives: nothing', () => {
    for (const row of [choice, header, question]) expect(needsOf(row)).toStrictEqual([]);
  });
  test('and from the settings, where one opens a part of it', () => {
    const gated: ProportionIndicator = {
      ...share, numerator: { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: { not: { exists: 'AdvanceDirective', when: 'on-reference-date' } } },
    };
    const names = (...asked: Parameters<typeof needsOf>) => needsOf(...asked).map(({ zib }) => zib);
    expect(names(gated)).toStrictEqual(['Stay', 'WlzIndicatie', 'AdvanceDirective']);
    expect(names(gated, defaultSettings)).toStrictEqual(['Stay', 'WlzIndicatie']);
    expect(names(gated, { ...defaultSettings, advanceDirectiveSuffices: 'yes' })).toStrictEqual(['Stay', 'WlzIndicatie', 'AdvanceDirective']);
  });
});

describe('the hash of a definition', () => {
  test('is the same for the same definition, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(share).reverse()) as unknown as ProportionIndicator;
    expect(definitionHash(turned)).toBe(definitionHash(share));
  });
  test('changes with what it says', () => {
    expect(definitionHash({ ...share, counts: 'no' })).not.toBe(definitionHash(share));
  });
  test('does not change with its examples', () => {
    expect(definitionHash({ ...share, examples: [anExample, anExample] })).toBe(definitionHash(share));
  });
});
