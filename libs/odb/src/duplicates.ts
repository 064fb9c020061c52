import { hashOfBytes } from '@meervoud/kernel';
import type { RowProblem } from './problems.ts';
import type { OdbFigure, OdbRow, RowPlace } from './row.ts';

export interface Duplicate {
  readonly at: RowPlace;
  readonly code: Extract<RowProblem, 'duplicate-row' | 'duplicate-differs'>;
  /** What the row was before. */
  readonly was: OdbFigure['kind'];
}

interface Seen { readonly at: RowPlace; readonly kind: OdbFigure['kind']; readonly said: string }

const short = (text: string): string => hashOfBytes(text).slice(7, 39);

/**
 * Watches for a second row about the same indicator of the same place, as where an organization was registered twice. Of
 * equal rows the first stays; rows that differ are all refused, because nothing says which is right. Holds one short entry
 * per row.
 */
export const watchDuplicates = () => {
  const first = new Map<string, Seen>();
  const again = new Map<string, Seen[]>();
  return {
    see: ({ at, place, indicator, reportingYear, figure }: OdbRow): void => {
      if (place === undefined || indicator === undefined || figure.kind === 'refused') return;
      const key = short([place.key, indicator, reportingYear].join('\n'));
      const seen: Seen = { at, kind: figure.kind, said: short(JSON.stringify(figure)) };
      if (first.has(key)) again.set(key, [...(again.get(key) ?? []), seen]);
      else first.set(key, seen);
    },
    /** What is to be refused after all. */
    found: (): readonly Duplicate[] => [...again].flatMap(([key, later]) => {
      const begin = first.get(key);
      if (begin === undefined) return [];
      const differs = later.some(({ said }) => said !== begin.said);
      return (differs ? [begin, ...later] : later).map(({ at, kind }) => ({ at, was: kind, code: differs ? 'duplicate-differs' as const : 'duplicate-row' as const }));
    }),
  };
};
