import {
  defaultSettings, type DerivedIndicator, type Example, examplePlace, exampleRecords, exampleReferenceDate,
} from '@meervoud/indicator';
import { bindCriterion } from './criterion.ts';
import { hasScore } from './mean.ts';
import { emptyMember, indexRecords } from './record-index.ts';

/** What the engine says of an example: it is a test of the definition when compared with its `expect`. */
export const answerExample = (definition: DerivedIndicator, example: Example): Example['expect'] => {
  const { basis, population } = definition;
  const moment = {
    referenceDate: exampleReferenceDate(example), reportingYear: example.reportingYear,
    location: examplePlace.location, settings: { ...defaultSettings, ...example.settings },
  };
  const id = { client: examplePlace.client, ward: examplePlace.ward, respondent: examplePlace.respondent }[basis];
  const member = indexRecords(exampleRecords(basis, example))[basis].find((one) => one.id === id) ?? emptyMember(id);
  const belongs = bindCriterion(population, 'population', moment)(member).truth;
  if (belongs !== true) return belongs === false ? 'not-in-population' : 'population-unknown';
  if (definition.kind === 'mean') return hasScore(definition)(member).truth === true ? 'yes' : 'no';
  const { truth } = bindCriterion(definition.numerator, 'numerator', moment)(member);
  return truth === 'unknown' ? 'unknown' : truth ? 'yes' : 'no';
};
