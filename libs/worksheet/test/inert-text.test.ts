import { inert, spoken } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payload } from '../src/testing/index.ts';

describe('a text that a spreadsheet could take for a formula', () => {
  test.each([
    ['=1+1', "'=1+1"], ['+31 6', "'+31 6"], ['- geen', "'- geen"], ['@SUM(A1)', "'@SUM(A1)"], ['  =1', "'  =1"], ["'=1", "''=1"], ['"=1', "'\"=1"],
    ['\t=1', "' =1"], ['\r\n=1', "'\n'=1"], ['\u0000=1', "'=1"], ['\uff1d1', "'\uff1d1"], ['\u22121', "'\u22121"], ['ja; =1', "ja;' =1"], ['ja\n=1', "ja\n'=1"],
  ])('%j is written as %j', (text, written) => expect(inert(text)).toBe(written));

  test.each(["'t Nieuwland", '1-2', 'a=b', 'Wij monitoren maandelijks.', '', 'e-mail: zorg@voorbeeld.nl', '12,5% betreft'])('%j stays as it is', (text) => expect(inert(text)).toBe(text));
});

test('what was written is read back as it was, but for what has no place in a cell', () => {
  fc.assert(fc.property(payload, (text) => {
    const written = inert(text);
    expect(spoken(written)).toBe(spoken(inert(spoken(written))));
    if (!/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u.test(text.replaceAll('\n', ''))) expect(spoken(written)).toBe(text);
  }), { numRuns: 20_000 });
});

test('no cell begins a formula, whichever separator a program assumes', () => {
  fc.assert(fc.property(payload, (text) => {
    for (const part of inert(text).split(/[;\t\r\n]/)) expect(part).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
  }), { numRuns: 20_000 });
});
