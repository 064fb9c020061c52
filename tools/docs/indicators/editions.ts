import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { slug } from './markdown.ts';

/** One row as one set of one year has it. */
export interface Edition {
  readonly set: IndicatorSet;
  readonly row: IndicatorDefinition;
  /** What a reader calls that year: `2022`; of a set of one quarter `2026 k1`. */
  readonly year: string;
}

/** One question over the years: what one page tells. Oldest edition first. */
export interface Question {
  readonly folder: string;
  /** Without folder: `1.1b.md`. */
  readonly file: string;
  readonly editions: readonly [Edition, ...Edition[]];
  /** Every year of the folder, oldest first. */
  readonly years: readonly string[];
}

const QUARTER = /-(k[1-4])$/;
/** A set of one quarter is told together with those of the other quarters. */
export const folderOf = ({ id }: IndicatorSet): string => id.replace(QUARTER, '');
export const yearOf = ({ id, reportingYear }: IndicatorSet): string => {
  const quarter = QUARTER.exec(id)?.[1];
  return quarter === undefined ? String(reportingYear) : `${reportingYear} ${quarter}`;
};

/** Those with the same key together, in the order in which each key first came. */
export const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** The sets of each folder, oldest first. */
export const foldersOf = (sets: readonly IndicatorSet[]): ReadonlyMap<string, readonly IndicatorSet[]> => {
  const inOrder = (one: IndicatorSet, other: IndicatorSet): number => one.reportingYear - other.reportingYear || (one.id < other.id ? -1 : 1);
  return new Map([...groupBy(sets, folderOf)].map(([folder, own]) => [folder, own.toSorted(inOrder)]));
};

/**
 * The questions of a folder, in published order of their newest edition. A code is one question whatever its number; so are two codes
 * that had one number in years of which none had both.
 */
export const questionsOf = (folder: string, sets: readonly IndicatorSet[]): readonly Question[] => {
  const editions = sets.flatMap((set) =>
    set.indicators.filter(({ kind }) => kind !== 'header').map((row): Edition => ({ set, row, year: yearOf(set) })));
  const groups: Edition[][] = [];
  for (const byCode of groupBy(editions, ({ row }) => row.id).values()) {
    const years = new Set(byCode.map(({ year }) => year));
    const number = byCode[0]?.row.number;
    const same = groups.find((group) => group[0]?.row.number === number && !group.some(({ year }) => years.has(year)));
    if (same === undefined) groups.push([...byCode]);
    else same.push(...byCode);
  }
  const order = sets.map(yearOf);
  const ordered = groups.map((group) => group.toSorted((one, other) => order.indexOf(one.year) - order.indexOf(other.year)))
    .flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
    .toSorted((one, other) => newest(one).row.sort - newest(other).row.sort);
  return ordered.map((group) => {
    const { row: { id, number } } = newest(group);
    const isShared = ordered.some((other) => other !== group && newest(other).row.number === number);
    return { folder, file: `${slug(isShared ? `${number} ${id}` : number)}.md`, editions: group, years: order };
  });
};

/** `2019 tot en met 2023`; years with a gap one by one. */
export const yearsOf = (editions: readonly Edition[], all: readonly string[]): Bilingual => {
  const years = editions.map(({ year }) => year);
  const [first = '', last = ''] = [years[0], years.at(-1)];
  const isRun = years.length > 2 && all.indexOf(last) - all.indexOf(first) === years.length - 1;
  return isRun ? { nl: `${first} tot en met ${last}`, en: `${first} to ${last}` } : { nl: years.join(', '), en: years.join(', ') };
};

export const newest = ([first, ...others]: readonly [Edition, ...Edition[]]): Edition => others.at(-1) ?? first;
