/** The columns of the public file, by the name of 2020 and 2021; the order differs per year and decides nothing. */
const columns = {
  setName: ['IndicatorsetNaam'], set: ['IndicatorsetCode'], reportingYear: ['Verslagjaar'],
  organizationName: ['OrganisatieNaam'], kvk: ['KvkNummer'], organizationAgb: ['OrganisatieAGBCode'],
  locationName: ['LocatieNaam', 'Locatie'], vestigingsnummer: ['Vestigingsnummer'],
  postcode: ['LocatiePostcode'], houseNumber: ['LocatieHuisnummer'], city: ['LocatiePlaats'],
  // AGBcode: the main file of 2019
  locationAgb: ['LocatieAGBcode', 'AGBcode'],
  providerType: ['Type Zorgaanbieder'], theme: ['Thema'],
  indicator: ['IndicatorCode'], sort: ['IndicatorSorteernummer'], number: ['IndicatorNummer'], name: ['IndicatorNaam'],
  unit: ['IndicatorEenheid'], value: ['IndicatorWaarde', 'Waarde'], numerator: ['Teller'], denominator: ['Noemer'],
  notApplicable: ['Indicator_nvt'], note: ['Opmerking'],
  // IndicatorTypeNaam: the template for late deliveries
  type: ['IndicatorType', 'IndicatorTypeNaam'],
  origin: ['Bron'], periodStart: ['MeetperiodeBeginDatum'], periodEnd: ['MeetperiodeEindDatum'], frequency: ['AanleverFrequentie'],
} as const satisfies Record<string, readonly string[]>;

export type ColumnName = keyof typeof columns;

/** The name of a column as the file prints it. */
export const headerOf = (column: ColumnName): string => columns[column][0];

/** `LocatieNaam `, `locatienaam` and `Locatie naam` are one header. */
const plain = (header: string): string => header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '');

const byHeader: ReadonlyMap<string, ColumnName> =
  new Map(Object.entries(columns).flatMap(([name, headers]) => headers.map((header) => [plain(header), name as ColumnName])));

export const columnOf = (header: string): ColumnName | undefined => byHeader.get(plain(header));
