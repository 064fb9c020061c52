import { codeListsOf, toValueSet } from './code-lists.ts';
import { toCodeSystems } from './code-systems.ts';
import { type MeasureContext, toMeasure } from './measure.ts';
import type { CodeSystem, Measure, ValueSet } from 'fhir/r4.js';

/** A set as FHIR: a Measure for each row that has a value, and the CodeSystems and ValueSets that they name. */
export const toDefinitionResources = (context: MeasureContext): readonly (CodeSystem | ValueSet | Measure)[] => {
  const { set, zibsInFhir } = context;
  const rows = set.indicators.filter(({ kind }) => kind !== 'header');
  const lists = new Map(rows.flatMap((row) => codeListsOf(row, set.settings, zibsInFhir)).map((list) => [list.id, list]));
  return [...toCodeSystems(set), ...[...lists.values()].map(toValueSet), ...rows.map((row) => toMeasure(row, context))];
};
