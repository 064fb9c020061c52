import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../error-codes.ts';
import { root } from '../source-files.ts';

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const listed = rows.map(([code = '']) => code.replaceAll('`', ''));

describe('docs/errors.md', () => {
  test('names every code in the sources, and none that is not there', () => {
    const written = [...errorCodes().keys()];
    expect({ undocumented: written.filter((code) => !listed.includes(code)), gone: listed.filter((code) => !written.includes(code)) })
      .toStrictEqual({ undocumented: [], gone: [] });
  });

  test('names each once', () => {
    expect(listed.filter((code, at) => listed.indexOf(code) !== at)).toStrictEqual([]);
  });

  test('says of each what happened and what to do', () => {
    for (const [code, happened, todo, ...rest] of rows) {
      expect([code, rest]).toStrictEqual([code, []]);
      expect(happened, code).toMatch(/^.{10,}[.]$/);
      expect(todo, code).toMatch(/^.{7,}[.]$/);
    }
  });
});

test('the search for codes finds them in every form they are written in', () => {
  const codes = errorCodes();
  for (const code of ['configuration-missing', 'receipt-malformed', 'adapter-unknown', 'source-forbidden', 'risk-only', 'role-missing', 'request-too-large', 'redis-may-evict', 'unexpected']) {
    expect([...codes.keys()]).toContain(code);
  }
});
