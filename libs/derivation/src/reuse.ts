import { attestableAs } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import type { DerivedValue } from '@meervoud/value';
import type { ZibName } from '@meervoud/zibs';
import type { CompiledRow } from './compile-set.ts';
import { engineVersion } from './engine-version.ts';
import type { Moment } from './moment.ts';

/** Values of an earlier derivation of the same set at the same place, and what changed since. */
export interface Earlier {
  readonly values: readonly DerivedValue[];
  /** Zibs of which a record came, changed or went, or that a source gives now and did not then, or no longer. */
  readonly changed: ReadonlySet<ZibName>;
}

/**
 * The earlier value of a row that nothing can have touched: it reads none of the zibs that changed, it rests on no person's word, and date,
 * definition, engine and settings are what they were. A value depends on nothing else, so it is the value that would come out again.
 */
export const untouched = ({ values, changed }: Earlier, row: CompiledRow, { referenceDate, settings }: Moment): DerivedValue | undefined => {
  const { definition, hash } = row;
  if (!('population' in definition) || attestableAs(definition) !== undefined) return undefined;
  if (row.needs(settings).some(({ zib }) => changed.has(zib))) return undefined;
  const value = values.find(({ indicator }) => indicator === definition.id);
  if (value === undefined || value.referenceDate !== referenceDate || value.outcome.kind === 'not-chosen') return undefined;
  const { evidence } = value;
  const isSame = evidence.definition.hash === hash && evidence.engine === engineVersion
    && row.settings.every((name) => contentHash(evidence.settings[name]) === contentHash(settings[name]));
  return isSame ? value : undefined;
};
