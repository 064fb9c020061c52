import type { OdbFigure, PublishedFigure } from '@meervoud/odb';
import { type Quartiles, quartiles } from './quartiles.ts';

/** One indicator of one year, over all locations of the public file. */
export interface NationalPicture {
  /** Locations with a published percentage: what the quartiles are of. */
  readonly locations: number;
  /** Hidden, because fewer than ten were counted: in no quartile. */
  readonly suppressed: number;
  /** Not chosen, or not applicable. */
  readonly notApplicable: number;
  /** Rows of the file that could not be used. */
  readonly refused: number;
  /** Absent when no location has a percentage. */
  readonly quartiles?: Quartiles;
}

const isUsable = ({ figure }: PublishedFigure): boolean => figure.kind !== 'refused';

/** What was published later about a location counts, where it can be used; a row about nobody stands on its own. */
export const onePerPlace = (figures: readonly PublishedFigure[]): readonly OdbFigure[] => {
  const chosen = new Map<string, PublishedFigure>();
  const nobody = figures.filter(({ place }) => place === null);
  for (const figure of figures) {
    if (figure.place === null) continue;
    const before = chosen.get(figure.place);
    const isLater = figure.part !== 'main';
    if (before === undefined || (isUsable(figure) && (isLater || !isUsable(before)))) chosen.set(figure.place, figure);
  }
  return [...chosen.values(), ...nobody].map(({ figure }) => figure);
};

/** The quartiles of what was published, and how many locations are in them and are not. Pure. */
export const nationalPicture = (figures: readonly PublishedFigure[]): NationalPicture => {
  const each = onePerPlace(figures);
  const having = (kind: OdbFigure['kind']): number => each.filter((figure) => figure.kind === kind).length;
  const percentages = each.flatMap((figure) => (figure.kind === 'value' && figure.answer.type === 'percentage' ? [figure.answer.value] : []));
  const found = quartiles(percentages);
  return {
    locations: percentages.length, suppressed: having('suppressed'), notApplicable: having('not-applicable'), refused: having('refused'),
    ...(found && { quartiles: found }),
  };
};
