import type { DisclosedValue } from '@meervoud/exchange';
import { type IndicatorDefinition, type IndicatorSet, periodOf } from '@meervoud/indicator';
import { calendarYear, KnownError, type Period } from '@meervoud/kernel';
import type { ColumnName } from '../columns.ts';
import type { OdbCell, OdbSheet } from './cell.ts';
import { type FigureToWrite, figureToWrite } from './figure-to-write.ts';
import { layoutOfYear, layouts, type PublishedLayout, sheetNameOf } from './layouts.ts';
import { publishedTheme, publishedType } from './published-labels.ts';
import { writtenFigure } from './written-figure.ts';
import { type OdbProvider, type WrittenPlace, writtenLocation, writtenOrganization } from './written-place.ts';

export interface OdbExport {
  readonly set: IndicatorSet;
  readonly provider: OdbProvider;
  /** What passed disclosure; nothing else is printed. */
  readonly values: readonly DisclosedValue[];
  /** Default: that of the reporting year. */
  readonly layout?: PublishedLayout | undefined;
  /** IndicatorNaam by IndicatorCode, as a recipient prints it; default: the title in the set. No receiver should join on it. */
  readonly names?: ReadonlyMap<string, string> | undefined;
}

/** One row before it is laid out. */
export interface RowToWrite { readonly place: WrittenPlace; readonly indicator: IndicatorDefinition; readonly figure: FigureToWrite }

/** From 2021 each row has days of its own; before, all have the whole year (indicators.md §6.1). */
const OWN_PERIOD_FROM = 2021;
const writtenPeriod = (set: IndicatorSet, indicator: IndicatorDefinition): Readonly<Partial<Record<ColumnName, OdbCell>>> => {
  const { start, end }: Period = set.reportingYear < OWN_PERIOD_FROM ? calendarYear(set.reportingYear) : periodOf(set, indicator);
  return { periodStart: `${start} 00:00:00.000`, periodEnd: `${end} 23:59:59.000` };
};

const themeIn = ({ themes }: IndicatorSet, { id, theme }: IndicatorDefinition): string =>
  publishedTheme(id) ?? themes.find((one) => one.id === theme)?.title.nl ?? '';

/** The cells of a row, by column. */
export const writtenRow = (set: IndicatorSet, { place, indicator, figure }: RowToWrite, names?: OdbExport['names']): Readonly<Partial<Record<ColumnName, OdbCell>>> => ({
  setName: set.name.nl, set: set.code ?? '', reportingYear: { number: String(set.reportingYear) },
  ...place,
  providerType: 'VERPLEEGHUIZEN', theme: themeIn(set, indicator),
  indicator: indicator.id, sort: { number: String(indicator.sort) }, number: indicator.number, name: names?.get(indicator.id) ?? indicator.title.nl,
  unit: indicator.unit, type: publishedType(set.code, indicator.type),
  ...writtenFigure(figure, indicator.unit),
  // the word, not the absence of one
  origin: 'NULL', frequency: 'Jaarlijks', ...writtenPeriod(set, indicator),
});

/** Headings are not published; the rows of a place stand in the order of their codes. */
const publishedRows = ({ indicators }: IndicatorSet): readonly IndicatorDefinition[] =>
  indicators.filter(({ kind }) => kind !== 'header').toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** A row nobody was asked for is not applicable; one that is owed and not there is not known. */
const absent = ({ obligation }: IndicatorDefinition): FigureToWrite => ({ kind: obligation === 'optional' ? 'not-applicable' : 'not-known' });

const keyOf = (location: string | null, indicator: string): string => JSON.stringify([location, indicator]);

/**
 * The figures of one set and year as a sheet of the public file (Openbaar Databestand): its columns, order, codes and oddities
 * (indicators.md §2.3, §6.1). Every place has every row of the set. Pure. Throws KnownErrors, all `halt`: `odb-form-missing` for a set
 * that the file never had, and `odb-values-misplaced` for values of another set, an unknown place or row, or twice the same; all at once.
 */
export const toOdbSheet = ({ set, provider, values, layout = layoutOfYear(set.reportingYear), names }: OdbExport): OdbSheet => {
  requireForm(set);
  const places = placesOf(set, provider);
  requirePlaced(set, new Set(places.map(({ location }) => location)), values);
  const found = new Map(values.map((value) => [keyOf(value.location, value.indicator), value]));
  const columns = layouts[layout];
  const rows = places.flatMap(({ location, place }) => publishedRows(set).map((indicator) => {
    const value = found.get(keyOf(location, indicator.id));
    return writtenRow(set, { place, indicator, figure: value === undefined ? absent(indicator) : figureToWrite(value.outcome) }, names);
  }));
  return { name: sheetNameOf(set.reportingYear), header: columns.map(({ header }) => header), rows: rows.map((row) => columns.map(({ name }) => row[name] ?? '')) };
};

const placesOf = ({ level }: IndicatorSet, provider: OdbProvider): readonly { readonly location: string | null; readonly place: WrittenPlace }[] =>
  (level === 'organization'
    ? [{ location: null, place: writtenOrganization(provider) }]
    : provider.locations.map(({ id }) => ({ location: id, place: writtenLocation(provider, id) ?? {} })));

const requireForm = ({ id, code, reportingYear, indicators }: IndicatorSet): void => {
  const without = indicators.filter((indicator) => !indicator.id.startsWith('INID')).map((indicator) => indicator.number);
  if ((code === 'ISID000151' || code === 'ISID000160') && without.length === 0) return;
  throw new KnownError({
    code: 'odb-form-missing', recovery: 'halt', at: `${id} ${reportingYear}`,
    message: `The public file has no form for ${id} ${reportingYear}${without.length === 0 ? '' : `: rows ${without.join(', ')} have no IndicatorCode`}.`,
    expected: 'basisveiligheid or personeelssamenstelling of a year with published codes; or the form fhir or json',
  });
};

const requirePlaced = (set: IndicatorSet, locations: ReadonlySet<string | null>, values: readonly DisclosedValue[]): void => {
  const codes = new Set<string>(publishedRows(set).map(({ id }) => id));
  const seen = new Set<string>();
  const wrong = values.flatMap((value) => {
    const reference = `${value.set} ${value.reportingYear}/${value.location ?? 'organisatie'}/${value.indicator}`;
    const key = keyOf(value.location, value.indicator);
    const isTwice = seen.has(key);
    seen.add(key);
    const fits = value.set === set.id && value.reportingYear === set.reportingYear && codes.has(value.indicator) && locations.has(value.location);
    return fits && !isTwice ? [] : [reference];
  });
  if (wrong.length === 0) return;
  throw new KnownError({
    code: 'odb-values-misplaced', recovery: 'halt', at: wrong.join(', '), message: `${wrong.length} values have no row of their own in ${set.id} ${set.reportingYear}.`,
    expected: 'one value for each row of the set at each place of the provider',
  });
};
