import type { IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import type { OdbRow, RowPlace, RowProblem } from '@meervoud/odb';
import { matchLocation, type OwnLocation } from './match-locations.ts';

/** A row of the file that is held against nothing, and why. */
export interface NotCompared {
  readonly at: RowPlace;
  readonly indicator?: string;
  readonly because: RowProblem | 'other-set' | 'other-year' | 'location-unmatched' | 'heading';
  /** The location as the file names it. */
  readonly location?: string;
}

/** A row about a figure of ours. */
export interface Placed { readonly row: OdbRow; readonly location: string; readonly indicator: string }

const NOT_A_FIGURE: readonly RowProblem[] = ['duplicate-row', 'duplicate-differs'];

/** For each place of the file which location of ours it is; two places of the file are never one of ours. Throws `shadow-several-places` (halt). */
export const ourLocations = (
  rows: readonly OdbRow[], locations: readonly OwnLocation[], location: string | undefined, file: string,
): ReadonlyMap<string, string | undefined> => {
  const places = new Map(rows.flatMap(({ place }) => (place?.level === 'location' ? [[place.key, place] as const] : [])));
  if (location !== undefined && places.size > 1) {
    throw new KnownError({
      code: 'shadow-several-places', recovery: 'halt', at: file, message: `The file is about ${places.size} locations, and --location says that it is about one.`,
      expected: 'a file about one location, or names in it by which ours are known',
    });
  }
  const found = [...places].map(([key, place]) => [key, location ?? matchLocation(place, locations)] as const);
  return new Map(found.map(([key, own]) => [key, found.filter(([, other]) => other === own).length === 1 ? own : undefined]));
};

/** What a row is held against, or why it is held against nothing. */
export const placeRow = (row: OdbRow, set: IndicatorSet, ours: ReadonlyMap<string, string | undefined>): Placed | NotCompared => {
  const { at, indicator, place, figure } = row;
  const not = (because: NotCompared['because']): NotCompared => ({ at, because, ...(indicator && { indicator }), ...(place && { location: place.location.name }) });
  if (indicator === undefined || place === undefined) return not(figure.kind === 'refused' ? figure.code : 'indicator-missing');
  const definition = set.indicators.find(({ id }) => id === indicator);
  if (definition === undefined) return not('other-set');
  if (definition.kind === 'header') return not(figure.kind === 'refused' ? figure.code : 'heading');
  if (row.reportingYear !== set.reportingYear) return not('other-year');
  if (figure.kind === 'refused' && NOT_A_FIGURE.includes(figure.code)) return not(figure.code);
  const own = ours.get(place.key);
  return own === undefined ? not('location-unmatched') : { row, location: own, indicator };
};

/** Throws `shadow-nothing-to-compare` (halt). */
export const requireMatch = (file: string, placed: readonly Placed[], notCompared: readonly NotCompared[], locations: readonly OwnLocation[]): void => {
  const unmatched = [...new Set(notCompared.flatMap(({ because, location }) => (because === 'location-unmatched' && location ? [location] : [])))];
  if (placed.length > 0) return;
  throw new KnownError({
    code: 'shadow-nothing-to-compare', recovery: 'halt', at: file,
    message: unmatched.length > 0 ? `None of the locations in the file is one of ours: ${unmatched.slice(0, 10).join('; ')}.` : 'No row of the file is about a figure of this set and year.',
    expected: unmatched.length > 0 ? `--location with one of ${locations.map(({ id }) => id).join(', ')}` : '--year with the reporting year of the file',
  });
};
