import { calendarDate } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { defineExchangeProfile, type ExchangeProfile, wireKey } from '../src/index.ts';

const text = { nl: 'x', en: 'x' };
const window = { opens: calendarDate('2024-01-08'), closes: calendarDate('2024-06-25') };
const profile: ExchangeProfile = {
  id: 'p', version: '1.0.0', title: text, recipient: 'data-broker', purpose: 'choice-information', legalGround: text, set: 's',
  reportingYears: [2023], otherwise: text, level: 'location', disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 }, approvals: 2, approvers: text, cadence: 'yearly',
  population: { words: text }, expiry: { unsentDays: 30, unansweredDays: 90 }, forms: ['measure-report-bundle'], channels: ['fhir-endpoint'], windows: { '2023': window },
};

test('a right profile is returned', () => {
  expect(defineExchangeProfile(profile)).toStrictEqual(profile);
});

test.each([
  ['has no delivery window', { ...profile, windows: {} }],
  ['closes before it opens', { ...profile, windows: { '2023': { opens: window.closes, closes: window.opens } } }],
  ['which is not owed', { ...profile, windows: { '2023': window, '2024': window } }],
])('a profile whose year %s is refused', (message, wrong) => {
  expect(() => defineExchangeProfile(wrong)).toThrow(expect.objectContaining({ code: 'exchange-profile-wrong', message: expect.stringContaining(message) }));
});

test('the wire key holds every part of the delivery key', () => {
  expect(wireKey({ organization: 'o', recipient: 'r', profile: 'p@1.0.0', reportingYear: 2023, revision: 2 })).toBe('o/r/p@1.0.0/2023/2');
});
