import {
  defaultSettings, type DerivedIndicator, type Example, examplePlace, exampleRecords, exampleReferenceDate,
  requireSoundExamples,
} from '@meervoud/indicator';
import { bindCriterion } from './criterion.ts';
import { hasScore } from './mean.ts';
import { bindAmount } from './staff/adding.ts';
import { isNothing } from '@meervoud/value';
import { emptyMember, indexRecords } from './record-index.ts';

/**
 * What the engine says of an example: it is a test of the definition when compared with its `expect`. Throws `indicator-definition-wrong`
 * (halt) where an example holds what is no record.
 */
export const answerExample = (definition: DerivedIndicator, example: Example): Example['expect'] => {
  requireSoundExamples(definition);
  const { basis, population } = definition;
  const moment = {
    referenceDate: exampleReferenceDate(example), reportingYear: example.reportingYear,
    location: examplePlace.location, settings: { ...defaultSettings, ...example.settings },
  };
  const id = examplePlace[basis];
  const member = indexRecords(exampleRecords(basis, example))[basis].find((one) => one.id === id) ?? emptyMember(id);
  const belongs = bindCriterion(population, 'population', moment)(member).truth;
  if (belongs !== true) return belongs === false ? 'not-in-population' : 'population-unknown';
  if (definition.kind === 'mean') return hasScore(definition)(member).truth === true ? 'yes' : 'no';
  if (definition.kind === 'ratio') {
    const { amount, open } = bindAmount(definition.amount, definition.population, moment).shareOf(member);
    return open ? 'unknown' : isNothing(amount) ? 'no' : 'yes';
  }
  const { truth } = bindCriterion(definition.numerator, 'numerator', moment)(member);
  return truth === 'unknown' ? 'unknown' : truth ? 'yes' : 'no';
};
