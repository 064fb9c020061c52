import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DisclosedValue, discloseValues } from '@meervoud/exchange';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { readOdbFile } from '@meervoud/odb';
import type { Outcome } from '@meervoud/value';
import { openWorksheetFile } from '@meervoud/worksheet';
import { payload as injection } from '@meervoud/worksheet/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { disclosedIn, type Form, renderSubmission, toMeasureReportBundle, toPayload } from '../src/index.ts';
import { at, attestedText, key, locations, measured, organization, profile, remarks, set, ulcers, value, values } from './example.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ids = locations.map(({ id }) => id);
const bytesOf = (disclosed: readonly DisclosedValue[], of = set): Uint8Array => toPayload(toMeasureReportBundle({ organization, locations, set: of, profile, key, values: disclosed })).bytes;
const inOrder = (disclosed: readonly DisclosedValue[]) => disclosed.toSorted((one, other) => (one.id < other.id ? -1 : 1));
const readBack = (disclosed: readonly DisclosedValue[]) => inOrder(disclosedIn({ payload: bytesOf(disclosed), set, organization: 'zorggroep', locations: ids }));

const provider = { organization, locations: [{ id: 'iep', name: 'De Iep', vestigingsnummer: '000012345678' }, { id: 'eik', name: 'De Eik' }] };
const request = (disclosed: readonly DisclosedValue[], of = set) => ({ key, payload: bytesOf(disclosed, of), set: of, provider });

describe('the disclosed values are read back from the bytes that were approved', () => {
  test('as they were', () => {
    const disclosed = discloseValues(set, values, profile.disclosure);
    // on the wire a decimal has no zero in front
    const expected = inOrder(disclosed).map((one) => JSON.parse(JSON.stringify(one).replace('"08.40"', '"8.40"')) as unknown);
    expect(readBack(disclosed)).toStrictEqual(expected);
  });

  const count = fc.nat(40);
  const figure = fc.tuple(count, count, fc.nat(3)).filter(([n, of]) => of > 0 && n <= of).map(([n, of, unknown]) => measured(n, of, unknown));
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    figure, fc.constant<Outcome>({ kind: 'no-eligible' }), fc.constant<Outcome>({ kind: 'not-chosen' }),
    text.map((element): Outcome => ({ kind: 'not-computable', missing: [{ zib: 'PressureUlcer' }, { zib: 'Stay', element }] })),
    figure.map((one): Outcome => ({ ...one, kind: 'incomplete', reason: 'too-many-unknown' } as Outcome)), fc.constant<Outcome>({ kind: 'incomplete', reason: 'not-attested' }),
    fc.tuple(figure, text).map(([one, reason]): Outcome => ({ ...one, kind: 'overridden', computed: one, reason, by: 'A. Jansen', at } as Outcome)),
    fc.tuple(text, fc.constantFrom(undefined, 'https://zorg.example/v')).map(([explanation, url]): Outcome => ({ kind: 'withheld', explanation, ...(url && { url }) })),
  );
  test('whatever the outcome', () => {
    const policy = fc.constantFrom(profile.disclosure, { policy: 'house@1', suppressBelow: 3 } as const);
    fc.assert(fc.property(outcome, text.map(attestedText), policy, (one, said, disclosure) => {
      const disclosed = discloseValues(set, [value('eik', ulcers, one), value('iep', remarks, said)], disclosure);
      expect(readBack(disclosed)).toStrictEqual(inOrder(disclosed));
    }), { numRuns: 500 });
  });

  test.each([['no JSON', '{'], ['no bundle', '{}'], ['another bundle', '{"entry":[{"resource":{"resourceType":"MeasureReport"}}]}']])('%s is refused', (_, bytes) => {
    expect(() => disclosedIn({ payload: new TextEncoder().encode(bytes), set, organization: 'zorggroep', locations: ids })).toThrow(expect.objectContaining({ code: 'submission-malformed', recovery: 'halt' }));
  });

  test('a location that the provider does not know is refused', () => {
    const payload = bytesOf(discloseValues(set, values, profile.disclosure));
    expect(() => disclosedIn({ payload, set, organization: 'zorggroep', locations: ['iep'] })).toThrow(expect.objectContaining({ code: 'submission-malformed' }));
  });
});

test.each<Form>(['fhir', 'json', 'odb-csv', 'odb-xlsx'])('%s is the same bytes for the same submission', async (form) => {
  const one = request(discloseValues(set, values, profile.disclosure));
  expect(Buffer.compare(await renderSubmission(form, one), await renderSubmission(form, one))).toBe(0);
});

test('json says what was disclosed, and no more', async () => {
  const said = JSON.parse(new TextDecoder().decode(await renderSubmission('json', request(discloseValues(set, values, profile.disclosure))))) as { values: readonly { indicator: string; location: string; outcome: unknown }[] };
  expect(said).toMatchObject({ submission: 'zorggroep/broker/databroker-odb@1.0.0/2023/1', reportingYear: 2023, set: { code: 'ISID000151' }, organization: { kvk: '08111924' }, locations: [{ id: 'iep', vestigingsnummer: '000012345678' }, { id: 'eik' }] });
  expect(said.values.length).toBe(12);
  expect(said.values.find(({ indicator, location }) => indicator === ulcers.id && location === 'iep')!.outcome).toStrictEqual({ kind: 'suppressed', rule: 'denominator-below-10' });
  expect(JSON.stringify(said)).not.toMatch(/Jansen|p-0000|memberships/);
});

test('a text of a person that could be a formula is text in every cell, and reads back as it was', async () => {
  const of = indicatorSetFor(2021);
  const [text, override] = [of.indicators.find(({ id }) => id === 'INID014315')!, of.indicators.find(({ id }) => id === 'INID013309')!];
  await fc.assert(fc.asyncProperty(injection.filter((given) => given.trim() !== ''), injection.filter((given) => given !== ''), async (said, reason) => {
    const printable = (given: string): boolean => !/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u.test(given);
    fc.pre(printable(said) && printable(reason));
    const given = [value('eik', text, attestedText(said)), value('eik', override, { ...measured(6, 12), kind: 'overridden', computed: measured(6, 12), reason, by: 'b', at } as Outcome)]
      .map((one) => ({ ...one, reportingYear: 2021 }));
    const one = request(discloseValues(of, given, profile.disclosure), of);
    for (const form of ['odb-csv', 'odb-xlsx'] as const) {
      const name = join(folder, `injected.${form.slice(4)}`);
      writeFileSync(name, await renderSubmission(form, one));
      const cells: string[] = [];
      const file = await openWorksheetFile(name);
      for await (const { row, cells: own } of file.rows()) if (row > 1) cells.push(...own);
      expect(cells.filter((cell) => /^[\s"]*(?:[=+@]|-(?!\d))/.test(cell))).toStrictEqual([]);
      const { rows } = await readOdbFile(file.rows(), { file: file.name, dates1904: false });
      const answer = said.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '').normalize('NFC');
      expect(rows.find(({ indicator }) => indicator === text.id)!.figure).toStrictEqual({ kind: 'value', answer: { type: 'text', value: answer } });
    }
  }), { numRuns: 60 });
});
