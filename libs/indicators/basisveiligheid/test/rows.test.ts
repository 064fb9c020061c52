import type { IndicatorSet } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { basisveiligheid2016, basisveiligheid2017, basisveiligheid2018, basisveiligheid2019, basisveiligheid2020, basisveiligheid2021, basisveiligheid2022, basisveiligheid2023 } from '../src/index.ts';

/** indicators.md §2.2: sort, number, IndicatorCode, unit, type, mandatory or on what it depends. */
const published = `
 1 1.1a INID014307 JaNee        Uitkomst  mandatory
 2 1.1b INID013307 Percentage   Uitkomst  1.1
 3 1.2a INID014308 JaNee        Proces    mandatory
 4 1.2b INID014309 Percentage   Proces    1.2
 5 2    INID013309 Percentage   Proces    mandatory
 6 3.1  INID014310 Percentage   Proces    mandatory
 7 3.2a INID014311 JaNee        Proces    mandatory
 8 3.2b INID014312 Percentage   Proces    3.2
9 4.1a INID014313 JaNee        Uitkomst  mandatory
10 4.1b INID013312 Subindicator Uitkomst 4.1
11 4.1c INID013318 Percentage  Uitkomst  4.1
12 4.1d INID013319 Percentage  Uitkomst  4.1
13 4.1e INID013320 Percentage  Uitkomst  4.1
14 4.1f INID013321 Percentage  Uitkomst  4.1
15 4.1g INID013322 Percentage  Uitkomst  4.1
16 4.1h INID013323 Percentage  Uitkomst  4.1
17 4.1i INID013324 Percentage  Uitkomst  4.1
18 4.1j INID013325 Percentage  Uitkomst  4.1
19 4.1j.a INID013326 Tekst     Uitkomst  optional
20 4.2a INID014314 JaNee        Proces    mandatory
21 4.2b INID014315 Tekst        Proces    4.2
22 4.3a INID014316 JaNee        Structuur mandatory
23 4.3b INID014317 Tekst        Structuur 4.3
24 5.1  INID014318 JaNee        Proces    mandatory
25 5.2  INID014319 Subindicator Proces    5
26 5.2a INID014321 Percentage   Proces    5
27 5.2b INID014322 Percentage   Proces    5
28 5.2c INID014323 Percentage   Proces    5
29 5.3  INID014324 Subindicator Proces    5
30 5.3a INID014325 JaNee        Proces    5
31 5.3b INID014326 JaNee        Proces    5
32 5.3c INID014327 JaNee        Proces    5
33 5.3d INID014328 JaNee        Proces    5
34 5.3e INID014329 Tekst        Proces    5
35 6.1  INID014320 Subindicator Proces    mandatory
36 6.1a INID014330 Percentage   Proces    mandatory
37 6.1b INID014331 Percentage   Proces    mandatory
38 6.1c INID014332 Percentage   Proces    mandatory
39 6.2  INID014333 Subindicator Proces    mandatory
40 6.2a INID014334 JaNee        Proces    mandatory
41 6.2b INID014335 JaNee        Proces    mandatory
42 6.2c INID014336 JaNee        Proces    mandatory
43 6.2d INID014337 JaNee        Proces    mandatory
44 6.2e INID014338 JaNee        Proces    mandatory
45 7    INID010008 Tekst        Proces    mandatory
46 8    INID013316 Subindicator Uitkomst  mandatory
47 8.1a INID013381 Percentage   Uitkomst  nps
48 8.1b INID013382 Percentage   Uitkomst  zorgkaart-recommendation
49 8.1c INID014477 Getal        Uitkomst  total-score
50 8.2  INID013384 Aantal       Uitkomst  optional
51 8.3  INID013385 Tekst        Uitkomst  optional
`.trim().split('\n').map((line) => line.trim().split(/\s+/));

const rowsOf = (set: IndicatorSet): readonly string[][] =>
  set.indicators.map(({ sort, number, id, unit, type, obligation }) => {
    const depends = typeof obligation === 'string' ? obligation : 'chosen' in obligation ? obligation.chosen : obligation.experienceSource;
    return [String(sort), number, id, unit, type, depends];
  });

describe('basisveiligheid has the published rows, in published order', () => {
  const without = (...left: readonly RegExp[]) => published.filter(([, number]) => !left.some((one) => one.test(number!)));
  const inWords = ['0', '8.2', 'INID013383', 'Tekst', 'Uitkomst', 'optional'];
  test.each([
    [basisveiligheid2019, [inWords, ...without(/^8\.1c/)]], [basisveiligheid2020, without(/^8\.1c/)], [basisveiligheid2021, published],
    [basisveiligheid2022, without(/^4\.1/)], [basisveiligheid2023, without(/^4\.1/)],
  ] as const)('$0.reportingYear', (set, rows) => {
    expect(set.code).toBe('ISID000151');
    expect(rowsOf(set)).toStrictEqual(rows);
  });

  test('2019 has the 45 rows of the public file per location, headers left out', () => {
    expect(basisveiligheid2019.indicators.filter(({ kind }) => kind !== 'header')).toHaveLength(45);
  });

  test('2018 has the codes of its own, and nothing to choose', () => {
    expect(rowsOf(basisveiligheid2018).map(([, number, id, , , depends]) => `${number} ${id} ${depends}`)).toStrictEqual([
      '1.1b INID013307 mandatory', '1.2b INID013308 mandatory', '2 INID013309 mandatory', '3.1 INID013310 mandatory', '3.2b INID013311 mandatory', '4.1b INID013312 mandatory',
      ...['c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter, place) => `4.1${letter} INID0${13318 + place} mandatory`),
    ]);
  });

  test('of which 35 have a value', () => {
    expect(basisveiligheid2022.indicators.filter(({ kind }) => kind !== 'header')).toHaveLength(35);
  });

  test('and says of each where it comes from', () => {
    for (const { source, number } of basisveiligheid2022.indicators) expect(source).toContain(`indicators.md §2.2 row ${number}`);
  });
});

describe('the policy set of 2016 and 2017', () => {
  test('has rows of its own for each theme that policy named, and no published code', () => {
    expect(rowsOf(basisveiligheid2016).map(([, number, id, unit]) => `${number} ${id} ${unit}`)).toStrictEqual([
      ...['P1', 'P1a', 'P1b', 'P1c', 'P1d', 'P2', ...Array.from({ length: 8 }, (_, at) => `V${at + 1}`)].map((number) => `${number} MV-basisveiligheid-${number} Percentage`),
      'I1 MV-basisveiligheid-I1 Tekst', 'B1 MV-basisveiligheid-B1 Tekst',
    ]);
    expect(basisveiligheid2016.themes.filter(({ id }) => !basisveiligheid2016.indicators.some(({ theme }) => theme === id))).toStrictEqual([]);
    expect(basisveiligheid2016.code).toBeUndefined();
  });

  test('is a reconstruction, says so in its standing and its name, and names the ruling in every row', () => {
    for (const set of [basisveiligheid2016, basisveiligheid2017]) {
      expect(set.standing).toBe('reconstructed');
      expect([set.name.nl, set.name.en]).toStrictEqual([expect.stringContaining('reconstructie'), expect.stringContaining('reconstruction')]);
      for (const { source } of set.indicators) expect(source).toContain('rulings.md R1');
    }
    expect(basisveiligheid2018.standing).toBe('published');
  });

  test('is measured until 28 February of the year after (R3), and asks the same in both years', () => {
    expect([basisveiligheid2016.measuringWindow.end, basisveiligheid2017.measuringWindow.end]).toStrictEqual(['2017-02-28', '2018-02-28']);
    expect(basisveiligheid2017.indicators).toStrictEqual(basisveiligheid2016.indicators);
  });

  test('counts restraint as 2018 first published it, kind by kind', () => {
    const asked = (set: IndicatorSet, prefix: string) => set.indicators.flatMap((row) => (row.kind === 'proportion' && row.number.startsWith(prefix) ? [row.numerator] : []));
    expect(asked(basisveiligheid2016, 'V')).toStrictEqual(asked(basisveiligheid2018, '4.1'));
  });
});

describe('the years', () => {
  test('are measured until 28 February, also in a leap year (R3)', () => {
    expect(basisveiligheid2022.measuringWindow).toStrictEqual({ start: '2023-01-01', end: '2023-02-28' });
    expect(basisveiligheid2023.measuringWindow).toStrictEqual({ start: '2024-01-01', end: '2024-02-28' });
  });

  test('are delivered when the portal was open', () => {
    expect(basisveiligheid2022.deliveryWindow).toStrictEqual({ start: '2023-01-09', end: '2023-06-27' });
    expect(basisveiligheid2023.deliveryWindow).toStrictEqual({ start: '2024-01-08', end: '2024-06-25' });
  });

  test('ask the same', () => {
    expect(basisveiligheid2023.indicators).toStrictEqual(basisveiligheid2022.indicators);
    expect([basisveiligheid2022.version, basisveiligheid2023.version]).toStrictEqual(['2022.1', '2023.1']);
  });
});
