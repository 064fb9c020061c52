import {
  definitionHash, type IndicatorDefinition, type IndicatorSet, type Need, needsOf, rulings, type SettingName,
  type Settings,
} from '@meervoud/indicator';
import type { ContentHash } from '@meervoud/kernel';

/** A set with what follows from its definitions alone: worked out once, used for every location and date. */
export interface CompiledSet {
  readonly set: IndicatorSet;
  /** Rows that have a value, in published order; headers have none. */
  readonly rows: readonly CompiledRow[];
}

export interface CompiledRow {
  readonly definition: ValuedIndicator;
  readonly hash: ContentHash;
  /** Settings its rulings rest on. */
  readonly settings: readonly SettingName[];
  readonly needs: (settings: Settings) => readonly Need[];
}
export type ValuedIndicator = Exclude<IndicatorDefinition, { readonly kind: 'header' }>;

export const compileSet = (set: IndicatorSet): CompiledSet => ({
  set,
  rows: set.indicators.flatMap((definition) => (definition.kind === 'header' ? [] : [compileRow(definition)])),
});

const compileRow = (definition: ValuedIndicator): CompiledRow => ({
  definition,
  hash: definitionHash(definition),
  settings: [...new Set(definition.rulings.flatMap((id) => rulings[id].settings))].sort(),
  needs: (settings) => needsOf(definition, settings),
});
