import { discloseValues } from '@meervoud/exchange';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate } from '@meervoud/kernel';
import type { OdbProvider } from '@meervoud/odb';
import type { Outcome, Value } from '@meervoud/value';
import { describe, expect, test } from 'vitest';
import { type Form, receiverFindings, toMeasureReportBundle, toPayload } from '../src/index.ts';
import { key, measured, profile, value, values as ofSmallSet, set as smallSet, locations as smallLocations, organization as smallOrganization } from './example.ts';

const set = indicatorSetFor(2023);
const organization = { id: 'zorggroep', name: 'Zorggroep De Linde', kvk: '08111924' };
const whole: OdbProvider = {
  organization: { ...organization, agb: '75750742' },
  locations: [{ id: 'eik', name: 'De Eik', vestigingsnummer: '000040313182', agb: '75752746', postcode: '7604BE', houseNumber: '1', city: 'Almelo' }],
};
/** A whole location, so that each row has its figure. */
const filled = set.indicators.filter(({ kind }) => kind !== 'header').map((indicator): Value => value('eik', indicator, ((): Outcome => {
  if (indicator.unit === 'Percentage') return measured(6, 12);
  if (indicator.unit === 'JaNee') return { kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 7, denominator: 12, unknown: 0 } };
  if (indicator.unit === 'Getal' || indicator.unit === 'Aantal') return { kind: 'attested', answer: { type: 'number', value: '8' }, by: 'a', at: value('eik', indicator, { kind: 'not-chosen' }).derivedAt };
  return { kind: 'attested', answer: { type: 'text', value: 'https://zorg.example/verslag' }, by: 'a', at: value('eik', indicator, { kind: 'not-chosen' }).derivedAt };
})()));

const look = async (given: readonly Value[], { provider = whole, today = '2024-03-01', form = 'odb-csv' as Form } = {}) => {
  const payload = toPayload(toMeasureReportBundle({ organization, locations: provider.locations, set, profile, key, values: discloseValues(set, given, profile.disclosure) })).bytes;
  return receiverFindings({ profile, form, today: calendarDate(today), submission: { key, payload, set, provider } });
};
const with_ = (id: string, outcome: Outcome): readonly Value[] => filled.map((one) => (one.indicator === id ? { ...one, outcome } : one));

test('of what is whole and in time nothing is said', async () => {
  expect(await look(filled)).toStrictEqual({ findings: [], rows: 35 });
});

describe('everything is said at once', () => {
  test('a figure that is not there, a zero that nobody can tell from a hidden one, missing numbers and a closed window', async () => {
    const { findings } = await look(
      with_('INID013309', { kind: 'incomplete', reason: 'not-attested' }).filter(({ indicator }) => indicator !== 'INID014310')
        .map((one) => (one.indicator === 'INID013381' ? { ...one, outcome: { kind: 'attested', answer: { type: 'percentage', value: '0.00' }, by: 'a', at: one.derivedAt } } : one)),
      { today: '2024-06-26', provider: { organization: { id: 'zorggroep', name: 'Zorggroep De Linde' } as OdbProvider['organization'], locations: [{ id: 'eik', name: 'De Eik' }] } },
    );
    expect(findings.map(({ code, weight, at }) => [code, weight, at])).toStrictEqual([
      ['window-closed', 'refused', 'databroker-odb 2023'],
      ['kvk-missing', 'refused', 'organization.kvk'],
      ['agb-missing', 'noticed', 'Zorggroep De Linde, De Eik'],
      ['vestigingsnummer-missing', 'noticed', 'De Eik'],
      ['address-missing', 'noticed', 'De Eik'],
      ['value-missing', 'refused', 'De Eik 2, De Eik 3.1'],
      ['zero-without-counts', 'refused', 'De Eik 8.1a'],
      ['value-incomplete', 'noticed', '2023/eik/2'],
    ]);
    for (const { said } of findings) expect([said.nl.length > 10, said.en.length > 10]).toStrictEqual([true, true]);
  });

  test.each([['2024-01-07', ['window-not-open']], ['2024-01-08', []], ['2024-06-25', []], ['2024-06-26', ['window-closed']]])('on %s: %j', async (today, codes) => {
    expect((await look(filled, { today })).findings.map(({ code }) => code)).toStrictEqual(codes);
  });

  test('two locations of one name and number make rows that the recipient has twice', async () => {
    const provider: OdbProvider = { ...whole, locations: [whole.locations[0]!, { ...whole.locations[0]!, id: 'eik-2' }] };
    const twice = [...filled, ...filled.map((one) => ({ ...one, id: `${one.id}-2`, location: 'eik-2' }))];
    const { findings } = await look(twice, { provider });
    expect(findings.map(({ code }) => code)).toStrictEqual(['duplicate-row']);
  });
});

test('a set without a public form has its rules unknown, unless that form is asked for', async () => {
  const own = { ...smallSet, code: 'ISID000166' };
  const payload = toPayload(toMeasureReportBundle({ organization: smallOrganization, locations: smallLocations, set: own, profile, key, values: discloseValues(own, ofSmallSet, profile.disclosure) })).bytes;
  const provider = { organization: smallOrganization, locations: smallLocations };
  const looked = (form: Form) => receiverFindings({ profile, form, today: calendarDate('2024-03-01'), submission: { key, payload, set: own, provider } });
  expect(await looked('fhir')).toStrictEqual({ findings: [], rows: 0 });
  expect((await looked('odb-xlsx')).findings.map(({ code, weight }) => [code, weight])).toStrictEqual([['odb-form-missing', 'refused']]);
});
