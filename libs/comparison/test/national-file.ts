import { writeWorkbook } from '@meervoud/worksheet/testing';

/** The columns of 2020 and 2021 (indicators.md §6.1). */
export const header = ['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'OrganisatieAGBCode', 'LocatieNaam', 'Vestigingsnummer', 'LocatiePostcode', 'LocatieHuisnummer', 'LocatiePlaats', 'LocatieAGBcode', 'Type Zorgaanbieder', 'Thema', 'IndicatorCode', 'IndicatorSorteernummer', 'IndicatorNummer', 'IndicatorNaam', 'IndicatorEenheid', 'IndicatorWaarde', 'Teller', 'Noemer', 'Indicator_nvt', 'Opmerking', 'IndicatorType', 'Bron', 'MeetperiodeBeginDatum', 'MeetperiodeEindDatum', 'AanleverFrequentie'] as const;

export interface Written { readonly location: number | string; readonly indicator: string; readonly unit?: string; readonly value?: string; readonly numerator?: string; readonly denominator?: string; readonly note?: string; readonly notApplicable?: string; readonly year?: string }

/** A row as the file prints it; location n belongs to organization n / 5. */
export const line = ({ location, indicator, unit = 'Percentage', value = '', numerator = '', denominator = '', note = '', notApplicable = '0', year = '2021' }: Written): readonly string[] => {
  const organization = typeof location === 'number' ? Math.floor(location / 5) : 0;
  return ['Verpleeghuiszorg Basisveiligheid', 'ISID000151', year, `Organisatie ${organization}`, String(1_000_000 + organization), '0', `Locatie ${location}`, String(typeof location === 'number' ? (location % 5) + 1 : 1), '1234AB', '1', 'Plaats', '0', 'VERPLEEGHUIZEN', 'Thema', indicator, '1', '1', `Naam van ${indicator}`, unit, value, numerator, denominator, notApplicable, note, 'Proces', 'NULL', `${year}-01-01 00:00:00.000`, `${year}-12-31 23:59:59.000`, 'Jaarlijks'];
};

const codes = { client: ['013307', '013309', '014312', '013318', '013319', '013320', '013321', '013322', '013323', '013324', '013325', '014321', '014322', '014323', '014330', '014331', '014332'], choice: ['014307', '014308', '014311', '014313', '014314', '014316', '014318', '014325', '014326', '014327', '014328', '014334', '014335', '014336', '014337', '014338'], text: ['013326', '014315', '014317', '014329', '010008', '013383', '013385'] } as const;

/** Forty rows of a location; every tenth location is small and hidden, every third did not choose the ulcers. */
export const locationLines = (location: number): readonly (readonly string[])[] => {
  const size = location % 10 === 9 ? 7 : 20 + (location % 50);
  const client = codes.client.map((code, index) => {
    const indicator = `INID${code}`;
    if (index === 0 && location % 3 === 0) return line({ location, indicator, notApplicable: '1' });
    if (size < 10) return line({ location, indicator, value: '0.00', note: 'Waarneming kleiner dan 10' });
    const count = (location * 7 + index) % size;
    return line({ location, indicator, value: ((100 * count) / size).toFixed(2), numerator: String(count), denominator: String(size) });
  });
  return [
    ...client,
    ...codes.choice.map((code) => line({ location, indicator: `INID${code}`, unit: 'JaNee', value: location % 2 === 0 ? 'ja' : 'Nee' })),
    ...codes.text.map((code) => line({ location, indicator: `INID${code}`, unit: 'Tekst', value: `tekst van locatie ${location}` })),
  ];
};

export const writeNational = (file: string, locations: number, more: readonly (readonly string[])[] = []): Promise<void> =>
  writeWorkbook(file, [{ name: 'VHZ VJ2021', rows: (function* () { yield header; for (let location = 0; location < locations; location += 1) yield* locationLines(location); yield* more; })() }]);
export const writeLines = (file: string, lines: readonly (readonly string[])[], columns: readonly string[] = header): Promise<void> => writeWorkbook(file, [{ name: 'VHZ VJ2021', rows: [columns, ...lines] }]);
