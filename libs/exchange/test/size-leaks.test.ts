import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeLeaks } from '../src/index.ts';

test.each([
  ['12,5% betreft 1 cliënt', 'count-of-people', '1 cliënt'],
  ['Het gaat om één bewoner.', 'count-of-people', 'één bewoner'],
  ['drie van onze bewoners wilden dit niet', 'count-of-people', 'drie van onze bewoner'],
  ['bij 2 van de 9 was het besproken', 'few-out-of-few', '2 van de 9'],
  ['1 op de 8', 'few-out-of-few', '1 op de 8'],
  ['gemeten bij 3/8', 'few-out-of-few', '3/8'],
  ['(n = 8)', 'group-size', 'n = 8'],
  ['een groepje van zeven', 'group-size', 'groepje van zeven'],
])('%s tells a size', (text, code, told) => {
  expect(sizeLeaks(text)).toStrictEqual([{ code, text: told, index: text.indexOf(told) }]);
});

test.each([
  'Wij werken met een cliënt altijd aan vrijheid.', 'Er wonen 120 cliënten.', 'Gemeten op 28-02-2024.', 'Op 1 januari 2024 gestart.',
  '24/7 zorg', 'Artikel 8 van de wet', 'n = 45', '12,5 procent', '',
])('%s tells no small size', (text) => {
  expect(sizeLeaks(text)).toStrictEqual([]);
});

test('any number of people below the limit is pointed out, and from the limit on none', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 50 }), (count, below) => {
    expect(sizeLeaks(`Dit betreft ${count} cliënten`, below).length).toBe(count < below ? 1 : 0);
  }));
});
