import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineMapping, FhirDecimal, mapResource, parseJson, toDecimal } from '../src/index.ts';
import { pseudonym } from './fhir-server.ts';

const read = (text: string): string | undefined => {
  const parsed = parseJson(`{"value":${text}}`, 8);
  return 'value' in parsed ? toDecimal((parsed.value as { value: unknown }).value) : 'no JSON';
};

test.each([
  ['0', '0'], ['-0', '0'], ['1.10', '1.1'], ['-0.05', '-0.05'], ['1e2', '100'], ['12.5E-1', '1.25'], ['0.000001', '0.000001'], ['1e-7', '0.0000001'],
  ['123456789012345', '123456789012345'], ['0.123456789012345', '0.123456789012345'], ['1e14', '100000000000000'],
])('F19: %s is %s', (text, decimal) => expect(read(text)).toBe(decimal));

test.each(['1e400', '-1e400', '9007199254740993', '1234567890123456', '0.12345678901234567', '1e15', '1e-300', '"NaN"', '"1.1"', 'null', 'true', '[1]'])(
  'F19: %s is not taken for a number that it is not', (text) => expect(read(text)).toBeUndefined());

test('F19: whatever is written with at most fifteen digits comes out with the same value', () => {
  fc.assert(fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 12 }), (digits, places) => {
    const sign = digits < 0 ? '-' : '';
    const padded = String(Math.abs(digits)).padStart(places + 1, '0');
    const written = `${sign}${padded.slice(0, padded.length - places)}${places === 0 ? '' : `.${padded.slice(-places)}`}`;
    const plain = places === 0 ? written : written.replace(/0+$/, '').replace(/\.$/, '');
    expect(read(written)).toBe(Number(written) === 0 ? '0' : plain);
  }));
});

test('F19: a mapper that reads a decimal gets its text, and one that cannot be trusted refuses the resource', () => {
  const seen: unknown[] = [];
  const mapping = defineMapping({
    zib: 'HealthcareProvider', resourceType: 'Location', search: ['Location'], recognise: () => true,
    reads: z.object({ position: z.object({ latitude: FhirDecimal }) }),
    map: ({ position }) => { seen.push(position.latitude); return { name: 'a', kind: 'location', partOf: undefined, vestigingsnummer: undefined }; },
  });
  const map = (latitude: unknown) => mapResource(mapping, { resourceType: 'Location', id: 'a', position: { latitude } }, { source: 'ecd', pseudonym }).rejected;
  expect(map(52.3)).toEqual([]);
  expect(map(Number.POSITIVE_INFINITY)).toEqual([{ code: 'malformed-resource', path: 'Location.position.latitude' }]);
  expect(seen).toEqual(['52.3']);
});
