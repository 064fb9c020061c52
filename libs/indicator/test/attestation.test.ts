import { describe, expect, test } from 'vitest';
import { Attestation, checkAttestation, defineIndicatorSet } from '../src/index.ts';
import { aSet, choice, complaintOf, header, meetings, question, share } from './definitions.ts';

const set = defineIndicatorSet(aSet);
const stated = (indicator: string, answer: object, more: object = {}): Attestation =>
  Attestation.parse({ set: 'small', reportingYear: 2022, indicator, answer, by: 'quality officer', at: '2023-03-01T09:00:00.000Z', ...more });
const text = { type: 'text', text: 'door te praten' };
const count = { type: 'proportion', numerator: 1, denominator: 2 };

describe('an attestation', () => {
  test.each([[question.id, text], [meetings.id, count]])('that fits row %s passes', (indicator, answer) => {
    expect(complaintOf(() => checkAttestation(set, stated(indicator, answer)))).toBe('nothing');
  });

  test.each([
    ['of another type', stated(question.id, count), 'small 2022 INID000004: Row 3 is not answered with a proportion.; an answer of type text'],
    ['of text where wards are counted', stated(meetings.id, text), 'small 2022 INID000006: Row 5 is not answered with a text.; an answer of type proportion'],
    ['about what is derived', stated(share.id, count), 'small 2022 INID000002: Row 1b is not answered by a person.; a row that is attested, or attestable'],
    ['about a choice', stated(choice.id, text), 'small 2022 INID000001: Row 1a is not answered by a person.; a row that is attested, or attestable'],
    ['about a header', stated(header.id, text), 'small 2022 INID000003: Row 2 is not answered by a person.; a row that is attested, or attestable'],
    ['about a row that is not there', stated('INID999999', text), 'small 2022 INID999999: small 2022 has no row INID999999.; an IndicatorCode of the set'],
    ['of another year', stated(question.id, text, { reportingYear: 2023 }), 'small 2023 INID000004: The attestation is not about small 2022.; set small and reporting year 2022'],
  ])('%s is refused', (_, attestation, complaint) => {
    expect(complaintOf(() => checkAttestation(set, attestation))).toBe(`attestation-does-not-fit (halt) ${complaint}`);
  });

  test.each([
    ['more than all', { type: 'proportion', numerator: 3, denominator: 2 }],
    ['an address that is none', { type: 'url', url: 'zie de site' }],
    ['an address that runs', { type: 'url', url: 'javascript:alert(1)' }],
    ['a score in words', { type: 'score', score: 'goed' }],
  ])('with %s is none', (_, answer) => {
    expect(() => stated(question.id, answer)).toThrow();
  });
});
