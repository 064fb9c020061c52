import type { AnyExists, Criterion } from './criterion.ts';
import type { Settings } from './settings.ts';

/** One `exists` of a criterion, where it stands, and the settings it waits for. */
export interface Clause {
  readonly exists: AnyExists;
  /** As evidence names it: `numerator.any[1].then`. */
  readonly path: string;
  readonly gates: readonly Gate[];
}
export type Gate = Extract<Criterion, { readonly whenSetting: unknown }>['whenSetting'];

/** Every `exists` in a criterion, in the order it is written. */
export const clausesOf = (criterion: Criterion, path: string, gates: readonly Gate[] = []): readonly Clause[] => {
  if ('all' in criterion) return criterion.all.flatMap((term, at) => clausesOf(term, `${path}.all[${at}]`, gates));
  if ('any' in criterion) return criterion.any.flatMap((term, at) => clausesOf(term, `${path}.any[${at}]`, gates));
  if ('not' in criterion) return clausesOf(criterion.not, `${path}.not`, gates);
  if ('whenSetting' in criterion) return clausesOf(criterion.then, `${path}.then`, [...gates, criterion.whenSetting]);
  return [{ exists: criterion, path, gates }];
};

/** Does what this clause waits for hold under these settings? */
export const isOpen = ({ gates }: Clause, settings: Settings): boolean =>
  gates.every(({ name, is }) => settings[name] === is);
