import type { Criterion } from './criterion.ts';
import type { DerivedIndicator } from './definition.ts';

/** The criteria of a definition, by the name under which evidence finds their clauses. */
export const criteriaOf = (definition: DerivedIndicator): readonly (readonly [name: 'population' | 'numerator', criterion: Criterion])[] =>
  ('numerator' in definition ? [['population', definition.population], ['numerator', definition.numerator]] : [['population', definition.population]]);
