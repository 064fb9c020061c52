import type { AttestedIndicator, IndicatorDefinition } from '@meervoud/indicator';

/** A population of a Measure, and which of the counts of a value it holds: all who count, or those whom the row counts. */
export interface MeasurePopulation {
  readonly name: 'initial-population' | 'denominator' | 'numerator' | 'measure-population';
  readonly part: 'all' | 'counted';
}

const shared: readonly MeasurePopulation[] = [
  { name: 'initial-population', part: 'all' }, { name: 'denominator', part: 'all' }, { name: 'numerator', part: 'counted' },
];

const observed: readonly MeasurePopulation[] = [{ name: 'initial-population', part: 'all' }, { name: 'measure-population', part: 'counted' }];

/** The populations of a row, as FHIR names them for its scoring; none for a row that counts nothing. */
export const populationsOf = (definition: IndicatorDefinition): readonly MeasurePopulation[] => {
  switch (definition.kind) {
    case 'proportion': case 'majority': return shared;
    case 'ratio': return definition.per === undefined ? observed : shared;
    // a cohort is its initial population: the figure is how many are in it
    case 'count': return [{ name: 'initial-population', part: 'counted' }];
    case 'mean': return observed;
    case 'attested': return definition.answer === 'proportion' ? shared : [];
    case 'choice': case 'header': return [];
  }
};

type Scoring = 'proportion' | 'ratio' | 'continuous-variable' | 'cohort';

const statedScoring: { readonly [Answer in AttestedIndicator['answer']]: Scoring | undefined } = {
  proportion: 'proportion', ratio: 'ratio', score: 'continuous-variable', count: 'cohort', text: undefined, url: undefined, 'yes-no': undefined,
};

/** How the score comes about, in FHIR's words; undefined where there is no score. */
export const scoringOf = (definition: IndicatorDefinition): Scoring | undefined => {
  switch (definition.kind) {
    case 'proportion': case 'majority': return 'proportion';
    case 'count': return 'cohort';
    case 'mean': return 'continuous-variable';
    case 'ratio': return definition.per === undefined ? 'continuous-variable' : 'ratio';
    case 'attested': return statedScoring[definition.answer];
    case 'choice': case 'header': return undefined;
  }
};
