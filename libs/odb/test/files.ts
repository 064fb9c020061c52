import { type OdbRow, readOdbFile, type ReadOptions, readRow, readHeader, type SheetContext, type TextRow } from '../src/index.ts';

/** The columns of each layout as printed (indicators.md §6). */
export const headers = {
  'odb-2020': ['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'OrganisatieAGBCode', 'LocatieNaam', 'Vestigingsnummer', 'LocatiePostcode', 'LocatieHuisnummer', 'LocatiePlaats', 'LocatieAGBcode', 'Type Zorgaanbieder', 'Thema', 'IndicatorCode', 'IndicatorSorteernummer', 'IndicatorNummer', 'IndicatorNaam', 'IndicatorEenheid', 'IndicatorWaarde', 'Teller', 'Noemer', 'Indicator_nvt', 'Opmerking', 'IndicatorType', 'Bron', 'MeetperiodeBeginDatum', 'MeetperiodeEindDatum', 'AanleverFrequentie'],
  'odb-2019-supplement': ['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'LocatieNaam', 'Vestigingsnummer', 'LocatiePostcode', 'LocatieHuisnummer', 'LocatiePlaats', 'LocatieAGBcode', 'Type Zorgaanbieder', 'Thema', 'IndicatorCode', 'IndicatorSorteernummer', 'IndicatorNummer', 'IndicatorNaam', 'IndicatorWaarde', 'Teller', 'Noemer', 'Indicator_nvt', 'Opmerking', 'IndicatorEenheid', 'IndicatorType', 'Bron', 'MeetperiodeBeginDatum', 'MeetperiodeEindDatum', 'AanleverFrequentie'],
  // the 13th column has no name, and holds the AGB code of the organization
  'odb-2019': ['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'LocatieNaam', 'Vestigingsnummer', 'LocatiePostcode', 'LocatieHuisnummer', 'LocatiePlaats', 'AGBcode', 'Type Zorgaanbieder', '', 'Thema', 'IndicatorCode', 'IndicatorSorteernummer', 'IndicatorNummer', 'IndicatorNaam', 'IndicatorWaarde', 'Teller', 'Noemer', 'Indicator_nvt', 'Opmerking', 'IndicatorEenheid', 'IndicatorType', 'Bron', 'MeetperiodeBeginDatum', 'MeetperiodeEindDatum', 'AanleverFrequentie'],
  'late-delivery': ['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'OrganisatieAGBCode', 'LocatieNaam ', 'Vestigingsnummer', 'LocatiePostcode', 'LocatieHuisnummer', 'LocatiePlaats', 'LocatieAGBcode', 'TypeZorgaanbieder', 'Thema', 'IndicatorCode', 'IndicatorSorteernummer', 'IndicatorNummer', 'IndicatorNaam', 'IndicatorEenheid', 'IndicatorWaarde', 'Teller ', 'Noemer ', 'Indicator_nvt', 'Opmerking', 'IndicatorTypeNaam', 'Bron', 'MeetperiodeBeginDatum', 'MeetperiodeEindDatum', 'Aanleverfrequentie'],
} as const;

export type Cells = Readonly<Record<string, string>>;
/** A row of a location that can be used; a test changes what it is about. */
export const usual: Cells = {
  IndicatorsetCode: 'ISID000151', Verslagjaar: '2021', OrganisatieNaam: 'Zorggroep Maasoever', KvkNummer: '8111924', LocatieNaam: 'De Linde', Vestigingsnummer: '40313182',
  LocatieAGBcode: '75752746', IndicatorCode: 'INID013307', IndicatorEenheid: 'Percentage', IndicatorWaarde: '16.67', Teller: '6', Noemer: '36', Indicator_nvt: '0', Bron: 'NULL',
  MeetperiodeBeginDatum: '2022-01-01', MeetperiodeEindDatum: '2022-02-28',
};

/** Header names with or without spaces at their ends stand for the same column. */
export const cellsFor = (header: readonly string[], cells: Cells): readonly string[] => header.map((name) => cells[name.trim()] ?? '');

export const contextFor = (header: readonly string[], more: Partial<SheetContext> = {}): SheetContext => {
  const read = readHeader(header);
  if (read === undefined || 'code' in read) throw new Error('no header');
  return { header: read, dates1904: false, valuesUnderNotApplicable: false, ...more };
};

export const readOne = (cells: Cells, layout: keyof typeof headers = 'odb-2020', more: Partial<SheetContext> = {}): OdbRow =>
  readRow(cellsFor(headers[layout], { ...usual, ...cells }), { sheet: 'VHZ', row: 2 }, contextFor(headers[layout], more));

export async function* textRows(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): AsyncGenerator<TextRow> {
  for (const [sheet, rows] of Object.entries(sheets)) for (const [index, cells] of rows.entries()) yield { sheet, row: index + 1, cells };
}

export const readSheets = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>, options: Partial<ReadOptions> = {}) =>
  readOdbFile(textRows(sheets), { file: 'bestand.xlsx', dates1904: false, ...options });
