import { ExchangeProfile, requireYear } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { databrokerOdb } from '../src/index.ts';

test('the profile is data that survives its own schema', () => {
  expect(ExchangeProfile.parse(JSON.parse(JSON.stringify(databrokerOdb)))).toStrictEqual(databrokerOdb);
});

test('two people approve and denominators below ten are hidden', () => {
  expect([databrokerOdb.approvals, databrokerOdb.disclosure.suppressBelow, databrokerOdb.level]).toStrictEqual([2, 10, 'location']);
});

test.each([2022, 2023])('reporting year %i is owed', (year) => {
  expect(() => requireYear(databrokerOdb, year)).not.toThrow();
});

test('a delivery of 2024 is refused, saying why and what is owed instead', () => {
  const refuse = (): void => requireYear(databrokerOdb, 2024);
  expect(refuse).toThrow(KnownError);
  expect(refuse).toThrow(expect.objectContaining({
    code: 'not-owed-for-this-year', recovery: 'halt', expected: 'reporting year 2022 or 2023',
    message: expect.stringMatching(/2024.*no indicator set is owed.*kwaliteitsbeeld/),
  }));
});
