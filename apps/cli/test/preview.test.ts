import { previewOf, type PreviewRow } from '@meervoud/delivery';
import { decideDisclosure } from '@meervoud/exchange';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { percentage, type Value } from '@meervoud/value';
import { expect, test } from 'vitest';
import { ledgerPage } from '../src/show/ledger-page.ts';
import { previewPage } from '../src/show/preview-page.ts';

const set = indicatorSetFor(2023);
const value = (location: string | null, indicator: string, outcome: object): Value => ({
  id: `val-${location}-${indicator}`, set: set.id, reportingYear: 2023, location, indicator, referenceDate: '2024-02-28', derivedAt: '2024-03-01T00:00:00.000Z', outcome,
  evidence: { definition: { id: indicator, set: set.id, version: '1', hash: 'h', standing: 'published' }, engine: 'e', inputHash: 'i', rulings: [], settings: {} },
}) as unknown as Value;
const share = (numerator: number, denominator: number) => ({ kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown: 0 } });
const values = [
  value('eik', 'INID013307', share(1, 18)), value('eik', 'INID013309', share(20, 40)), value('iep', 'INID013307', share(1, 8)),
  value('iep', 'INID013309', { kind: 'withheld', explanation: 'zie verslag' }), value('iep', 'INID014310', { kind: 'not-computable', missing: [] }),
];
const rows = previewOf(set, databrokerOdb, ['eik', 'iep', null], decideDisclosure(set, values, databrokerOdb.disclosure));
const kindOf = (location: string | null, number: string): PreviewRow['kind'] | undefined =>
  rows.find((row) => row.location === location && row.indicator === set.indicators.find((one) => one.number === number)?.id)?.kind;

test('a preview tells of every row of every place what happens to it', () => {
  expect([kindOf('eik', '1.1b'), kindOf('eik', '2'), kindOf('iep', '1.1b'), kindOf('iep', '2'), kindOf('iep', '3.1'), kindOf('eik', '6.1a'), kindOf(null, '1.1b')])
    .toStrictEqual(['few-visible', 'leaves', 'held-back', 'withheld', 'no-figure', 'not-derived', 'not-asked']);
});

test('a reviewer reads it per place in Dutch, with the rule and who approves, and never a figure that stays in', () => {
  const page = previewPage(databrokerOdb, set, [{ location: 'eik', name: 'De Eik' }, { location: 'iep', name: 'De Iep' }, { location: null, name: 'o' }], rows, 'nl');
  expect(page).toContain('Regel voor kleine groepen: odb-denominator@1, k = 10   Goedkeuring: 2 verschillende mensen (Een kwaliteitsmedewerker en een leidinggevende)');
  expect(page).toMatch(/1\.1b .*gaat mee: let op .*5,56% 1\/18 .*minder dan 10 mensen zijn eruit te zien/);
  expect(page).toMatch(/1\.1b .*gaat niet mee .*verborgen .*het gaat over minder dan 10 mensen/);
  expect(page).not.toContain('12,50%');
  expect(page).not.toContain('hele organisatie');
});

test('the ledger says in plain words what was reused, and what counts as what', () => {
  const ledger = {
    registrations: 200, values: 90, uses: { values: 500, fragments: 300, submissions: 250, recipients: 200 }, most: 12, replacedFigures: 35,
    byRecipient: [{ recipient: 'makelaar', profile: 'databroker-odb@1.0.0', replacedFigures: 35 }],
  };
  expect(ledgerPage('Zorggroep De Linde', 2023, ledger, 'nl').split('\n').slice(0, 7)).toStrictEqual([
    'Eén keer vastgelegd, vaak gebruikt: Zorggroep De Linde, verslagjaar 2023', '',
    '200 registraties in het dossier bepaalden 90 cijfers.',
    'Eén registratie werd gemiddeld 6,3 keer gebruikt, en hoogstens 12 keer:',
    "  in cijfers 500, in alinea's van verslagen 300, in inzendingen 250, bij ontvangers 200 keer.",
    '35 cijfers hoefde niemand uit te rekenen en over te typen:',
    '  makelaar (databroker-odb@1.0.0): 35',
  ]);
  expect(ledgerPage('o', 2023, { ...ledger, registrations: 0 }, 'en')).toContain('used 0.0 times on average');
});
