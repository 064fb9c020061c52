import { calendarDate, hashOfBytes, Instant } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boardOf, consolidate, type DeliveredValue, diffRevisions, type ExchangeProfile, fromCursor, GivenReceipt, grantScopes, hasScope, isEntitledTo, type OfferedValues,
  plainText, receiptErrors, rowKey, toCursor,
} from '../../src/index.ts';

const key = { organization: 'linde', recipient: 'makelaar', profile: 'odb@1.0.0', reportingYear: 2023, revision: 1 };
const value = (indicator: string, location: string | null, figure: string, id = `val-${indicator}-${figure}`): DeliveredValue => ({
  value: id, indicator, location: location === null ? null : { id: location, name: location }, referenceDate: calendarDate('2023-12-31'), definition: '1',
  derivedAt: Instant.parse('2024-03-01T09:30:00.000Z'), outcome: { kind: 'measured', answer: { type: 'percentage', value: figure } },
});

describe('scopes and entitlement', () => {
  test('all that one is entitled to is granted where nothing is asked, and nothing where more is asked', () => {
    expect(grantScopes(['odb'], undefined)).toStrictEqual(['odb.read', 'odb.receipt', 'odb.question']);
    expect(grantScopes(['odb'], 'odb.question odb.read odb.read')).toStrictEqual(['odb.question', 'odb.read']);
    for (const asked of ['', ' ', 'odb', 'odb.read ', 'other.read', 'odb.read other.read', 'ODB.read', 'odb.*']) expect([asked, grantScopes(['odb'], asked)]).toStrictEqual([asked, undefined]);
  });

  test('a submission is seen by its recipient, for its organizations and profiles, in any version', () => {
    const entitled = { client: 'c', recipient: 'makelaar', organizations: ['linde'], profiles: ['odb'] };
    expect(isEntitledTo(entitled, key)).toBe(true);
    expect(isEntitledTo(entitled, { ...key, profile: 'odb@2.0.0' })).toBe(true);
    for (const other of [{ recipient: 'Makelaar' }, { organization: 'other' }, { profile: 'odb-other@1.0.0' }, { profile: 'od' }]) expect(isEntitledTo(entitled, { ...key, ...other })).toBe(false);
    expect([hasScope({ scopes: ['odb.read'] }, key, 'read'), hasScope({ scopes: ['odb.read'] }, key, 'receipt')]).toStrictEqual([true, false]);
  });
});

test('a cursor comes back as the place it was made of; nothing else is one', () => {
  fc.assert(fc.property(fc.nat(), (after) => fromCursor(toCursor(after)) === after));
  fc.assert(fc.property(fc.string({ maxLength: 20 }), (text) => fromCursor(text) === undefined || toCursor(fromCursor(text)!) === text));
  for (const text of ['', 'x', toCursor(1).toLowerCase(), `${toCursor(1)}=`, ` ${toCursor(1)}`, Buffer.from('1:01').toString('base64url'), Buffer.from('1:-1').toString('base64url'), Buffer.from('2:1').toString('base64url')]) {
    expect([text, fromCursor(text)]).toStrictEqual([text, undefined]);
  }
});

describe('a correction', () => {
  test('tells which rows say something else, from what to what, and leaves out what only has a new version', () => {
    const before = [value('a', 'eik', '1.00'), value('b', 'eik', '2.00'), value('c', null, '3.00')];
    const after = [value('a', 'eik', '1.00', 'val-newer'), value('b', 'eik', '2.50'), value('d', 'eik', '4.00')];
    const side = ({ value: id, referenceDate, definition, outcome }: DeliveredValue) => ({ value: id, referenceDate, definition, outcome });
    expect(diffRevisions(before, after)).toStrictEqual([
      { change: 'changed', indicator: 'b', location: { id: 'eik', name: 'eik' }, from: side(before[1]!), to: side(after[1]!) },
      { change: 'added', indicator: 'd', location: { id: 'eik', name: 'eik' }, from: null, to: side(after[2]!) },
      { change: 'removed', indicator: 'c', location: null, from: side(before[2]!), to: null },
    ]);
  });

  const revision = fc.uniqueArray(fc.record({ row: fc.constantFrom('a', 'b', 'c'), place: fc.constantFrom('eik', 'iep', null), figure: fc.constantFrom('1.00', '2.00') }), { selector: ({ row, place }) => `${row} ${place}` })
    .map((rows) => rows.map(({ row, place, figure }) => value(row, place, figure)));

  test('applied to the revision before gives the one after, and twice the same gives none', () => {
    fc.assert(fc.property(revision, revision, (before, after) => {
      const rows = new Map(before.map((one) => [rowKey(one), one.outcome]));
      for (const { change, indicator, location, to } of diffRevisions(before, after)) {
        if (change === 'removed') rows.delete(rowKey({ indicator, location }));
        else rows.set(rowKey({ indicator, location }), to!.outcome);
      }
      expect(new Map([...rows].toSorted())).toStrictEqual(new Map(after.map((one) => [rowKey(one), one.outcome] as const).toSorted()));
      expect(diffRevisions(after, after)).toStrictEqual([]);
    }));
  });

  test('takes the place of what was in force, row by row, in whatever order the submissions are given', () => {
    const offered = (number: number, values: readonly DeliveredValue[], over: object = {}): OfferedValues => ({ id: `sub-${number}`, key: { ...key, revision: number, ...over }, payloadHash: `sha256:${number}`, number, values });
    const all = [offered(1, [value('a', 'eik', '1.00'), value('b', 'eik', '2.00')]), offered(2, [value('a', 'eik', '1.50')]), offered(3, [value('a', 'eik', '9.00')], { organization: 'other', revision: 1 })];
    const series = consolidate(all);
    expect(series.map(({ organization, indicator, submission, revision: of, outcome }) => [organization, indicator, submission, of, outcome.answer?.value])).toStrictEqual([
      ['linde', 'a', 'sub-2', 2, '1.50'], ['linde', 'b', 'sub-1', 1, '2.00'], ['other', 'a', 'sub-3', 1, '9.00'],
    ]);
    expect(consolidate(all.toReversed())).toStrictEqual(series);
  });
});

describe('a receipt', () => {
  const payloadHash = hashOfBytes('x');
  const submission = { key, status: 'received' as const, payloadHash, values: ['val-1', 'val-2'] };
  const codes = (given: Partial<GivenReceipt>, situation: object = {}) =>
    receiptErrors(GivenReceipt.parse({ payloadHash, status: 'accepted', ...given }), { submission, newestRevision: 1, ...situation }).map(({ code, path }) => `${code} ${path}`.trim());

  test('is taken in when it is about these bytes and the newest revision', () => {
    expect(codes({})).toStrictEqual([]);
    expect(codes({}, { submission: { ...submission, status: 'sent' } })).toStrictEqual([]);
    expect(codes({ status: 'rejected', issues: [{ value: 'val-2', code: 'value', message: 'kan niet' }, { code: 'business-rule' }] })).toStrictEqual([]);
  });

  test('has every mistake told at once', () => {
    expect(codes({ payloadHash: hashOfBytes('y'), status: 'rejected', issues: [{ value: 'val-9', code: 'value' }, { value: 'val-1', code: 'value' }, { value: 'val-8', code: 'value' }] }, { newestRevision: 3 }))
      .toStrictEqual(['receipt-for-another-payload payloadHash', 'revision-stale', 'value-unknown issues.0.value', 'value-unknown issues.2.value']);
    expect(codes({ status: 'rejected' })).toStrictEqual(['issue-missing issues']);
    expect(codes({ issues: [{ code: 'value' }] })).toStrictEqual(['issue-on-accepted issues']);
    for (const status of ['accepted', 'rejected', 'withdrawn'] as const) expect(codes({}, { submission: { ...submission, status } })).toStrictEqual(['receipt-given status']);
  });

  test.each(['a\u0000b', '\u202egpj.exe', 'x\u2066y', '\ud800', '', '  ', 'x'.repeat(501), '\u001b[31m', 'tab\there'])('has no issue that says %j', (message) => {
    expect(plainText(500).safeParse(message).success).toBe(false);
  });
  test.each(['Kan dit kloppen?', 'één\ntwee', '=1+1', '<b>', '👩‍⚕️'])('may have one that says %j, which stays text', (message) => {
    expect(plainText(500).parse(message)).toBe(message);
  });
});

test('the board shows what is expected, where it stands and what is missing', () => {
  const profile = {
    id: 'odb', set: 'basisveiligheid', reportingYears: [2022, 2023],
    windows: { 2022: { opens: calendarDate('2023-01-01'), closes: calendarDate('2023-06-27') }, 2023: { opens: calendarDate('2024-01-01'), closes: calendarDate('2024-06-25') } },
  } as unknown as ExchangeProfile;
  const campaigns = [2023, 2022, 2021].map((reportingYear) => ({ organization: 'linde', set: 'basisveiligheid', reportingYear }));
  const board = (today: string, status: 'sent' | 'received' | 'accepted' | 'rejected' = 'sent') => boardOf({
    profiles: [profile], campaigns: [...campaigns, { organization: 'berk', set: 'basisveiligheid', reportingYear: 2023 }], today: calendarDate(today),
    offered: [{ id: 'sub-1', key, status: 'accepted' }, { id: 'sub-2', key: { ...key, revision: 2 }, status }],
  }).map(({ organization, reportingYear, state, submission }) => [organization, reportingYear, state, submission]);
  expect(board('2024-06-25')).toStrictEqual([['linde', 2022, 'missing', null], ['berk', 2023, 'expected', null], ['linde', 2023, 'offered', 'sub-2']]);
  expect(board('2024-06-26', 'rejected')).toStrictEqual([['linde', 2022, 'missing', null], ['berk', 2023, 'missing', null], ['linde', 2023, 'rejected', 'sub-2']]);
});
