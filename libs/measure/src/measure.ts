import {
  defaultReferenceDate, definitionHash, type DerivedIndicator, type IndicatorDefinition, type IndicatorSet, type MeanIndicator,
  periodOf, rulings, type RulingId,
} from '@meervoud/indicator';
import { type Bilingual, calendarYear, canonical, type Period } from '@meervoud/kernel';
import {
  inBoth, tellCounted, tellCriterion, tellDates, tellMissing, tellNothing, tellObligation, tellUnknown, tellWhat, toText,
} from '@meervoud/wording';
import type { Expression, Measure, MeasureGroup, MeasureGroupPopulation, RelatedArtifact } from 'fhir/r4.js';
import { REQUIREMENTS_ID, toDataRequirements } from './data-requirements.ts';
import { populationsOf, scoringOf } from './populations.ts';
import { concept, extension, extensionsOfHl7, inEnglish, systems, together } from './vocabulary.ts';
import type { ZibsInFhir } from './zibs-in-fhir.ts';

/** Which way is better; undefined for what has no better and worse. */
export type ImprovementNotation = (definition: IndicatorDefinition) => 'increase' | 'decrease' | undefined;

export interface MeasureContext {
  readonly set: IndicatorSet;
  readonly zibsInFhir: ZibsInFhir;
  readonly improvementNotation: ImprovementNotation;
}

export const measureUrl = ({ id }: Pick<IndicatorDefinition, 'id'>): string => canonical(`Measure/${id}`);
export const themeSystem = ({ id }: Pick<IndicatorSet, 'id'>): string => canonical(`CodeSystem/${id}-theme`);

/**
 * One row as a FHIR R4 Measure, Dutch with its English as translations. Criteria are sentences (`text/plain`); beside each stands the
 * criterion itself, as JSON in the extension `criterion`, whose shapes libs/indicator documents: data, never a function.
 */
export const toMeasure = (definition: IndicatorDefinition, context: MeasureContext): Measure => {
  const { set, zibsInFhir, improvementNotation } = context;
  const { id, number, title } = definition;
  const requirements = toDataRequirements(definition, set, zibsInFhir);
  const scoring = scoringOf(definition);
  const notation = improvementNotation(definition);
  const groups = groupOf(definition, set);
  const description = together(tellWhat(definition, set));
  const usage = tellObligation(definition, set);
  const guidance = 'population' in definition ? guidanceOf(definition, set) : undefined;
  return {
    resourceType: 'Measure', id: `${id}-${set.version}`, language: 'nl',
    ...(requirements === undefined ? {} : { contained: [requirements] }),
    extension: [
      extension('definition-hash', { valueString: definitionHash(definition) }),
      extension('definition-standing', { valueCode: set.standing }),
      extension('reporting-year', { valueInteger: set.reportingYear }),
      extension('reference-date', { valueDate: defaultReferenceDate(set) }),
      extension('figure-period', { valuePeriod: { ...periodOf(set, definition) } }),
      ...(requirements === undefined ? [] : [toRequirements]),
    ],
    url: measureUrl(definition),
    identifier: [
      { use: 'official', system: canonical('NamingSystem/indicator-code'), value: id },
      { use: 'secondary', system: canonical('NamingSystem/indicator-number'), value: number },
    ],
    version: set.version,
    name: nameOf(id),
    title: title.nl, _title: inEnglish(title),
    subtitle: `${set.name.nl} ${set.reportingYear}, ${number}`,
    status: set.standing === 'reconstructed' ? 'draft' : 'active',
    experimental: set.standing === 'reconstructed',
    subjectCodeableConcept: concept(systems.resourceType, subjectOf(definition, set)),
    publisher: 'Meervoud',
    description: description.nl, _description: inEnglish(description),
    jurisdiction: [concept(systems.country, 'NL')],
    usage: usage.nl, _usage: inEnglish(usage),
    effectivePeriod: { ...effectivePeriod(set) },
    topic: [{ coding: [{ system: themeSystem(set), version: set.version, code: definition.theme }] }],
    relatedArtifact: [{ type: 'derived-from', label: number, display: definition.source }, ...definition.rulings.map(toArtifact)],
    ...(scoring === undefined ? {} : { scoring: concept(systems.scoring, scoring) }),
    type: [concept(systems.measureType, types[definition.type])],
    ...(notation === undefined ? {} : { improvementNotation: concept(systems.improvement, notation) }),
    ...(guidance === undefined || guidance.nl === '' ? {} : { guidance: guidance.nl, _guidance: inEnglish(guidance) }),
    ...(groups === undefined ? {} : { group: [groups] }),
  };
};

const toRequirements = { url: extensionsOfHl7.dataRequirements, valueReference: { reference: `#${REQUIREMENTS_ID}` } };

const types = { Uitkomst: 'outcome', Proces: 'process', Structuur: 'structure' } as const;

/** A name that a program may use: letters, digits and underscores, a capital first. */
const nameOf = (id: string): string => id.replace(/[^A-Za-z0-9]+/g, '_');

const subjectOf = (definition: IndicatorDefinition, { level }: IndicatorSet): string => {
  if (!('basis' in definition)) return level === 'location' ? 'Location' : 'Organization';
  return { client: 'Patient', ward: 'Location', respondent: 'QuestionnaireResponse', staff: 'Practitioner' }[definition.basis];
};

/** From the first day that is reported on until the last day on which is measured or delivered. */
const effectivePeriod = ({ reportingYear, measuringWindow, deliveryWindow }: IndicatorSet): Period => {
  const year = calendarYear(reportingYear);
  const ends = [measuringWindow.end, ...(deliveryWindow === undefined ? [] : [deliveryWindow.end])];
  return { start: year.start, end: ends.reduce((last, end) => (end > last ? end : last), year.end) };
};

const toArtifact = (ruling: RulingId): RelatedArtifact => {
  const { text } = rulings[ruling];
  return { type: 'justification', label: ruling, display: text.nl, _display: inEnglish(text), resource: canonical('CodeSystem/ruling') };
};

const notClearlyYes: Bilingual = { nl: 'Onbekend als het niet duidelijk ja is, en:', en: 'Unknown when it is not clearly yes, and:' };

/** What a missing or vague record means, for who counts and for the answer. */
const guidanceOf = (definition: DerivedIndicator, { settings }: IndicatorSet): Bilingual => {
  const criteria = 'numerator' in definition ? [definition.population, definition.numerator] : [definition.population];
  const unknown = 'numerator' in definition ? tellUnknown(definition.numerator, settings) : [];
  const open = unknown.length === 0 ? [] : [together([notClearlyYes, ...unknown])];
  const nothing = 'numerator' in definition && definition.basis !== 'respondent' ? tellNothing(definition.numerator, settings) : [];
  const missing = criteria.flatMap((criterion) => tellMissing(criterion, settings));
  const notes = [...nothing, ...missing, ...tellDates(criteria, settings), ...open];
  return together([...new Map(notes.map((note) => [note.nl, note])).values()]);
};

const groupOf = (definition: IndicatorDefinition, set: IndicatorSet): MeasureGroup | undefined => {
  const populations = populationsOf(definition);
  if (populations.length === 0) return undefined;
  const observation = definition.kind === 'mean' ? [observationOf(definition, set)] : [];
  return { population: [...populations.map(({ name, part }) => toPopulation(definition, set, name, part)), ...observation] };
};

const toPopulation = (
  definition: IndicatorDefinition, set: IndicatorSet, name: string, part: 'all' | 'counted',
): MeasureGroupPopulation => ({
  id: name,
  ...('population' in definition ? { extension: [extension('criterion', { valueString: criteriaIn(definition, part) })] } : {}),
  code: concept(systems.population, name),
  criteria: 'population' in definition ? expressionOf(definition, set, part) : expression(together(tellWhat(definition, set))),
});

/** The criteria a population rests on, as they are written: who counts, and of whom the answer is counted. */
const criteriaIn = (definition: DerivedIndicator, part: 'all' | 'counted'): string => {
  const written: Record<string, unknown> = { population: definition.population };
  if (part === 'counted' && 'numerator' in definition) written['numerator'] = definition.numerator;
  if (part === 'counted' && definition.kind === 'proportion') written['counts'] = definition.counts;
  if (part === 'counted' && definition.kind === 'mean') written['of'] = definition.of;
  if (definition.kind === 'ratio') written[part === 'counted' ? 'amount' : 'per'] = part === 'counted' ? definition.amount : definition.per;
  return JSON.stringify(written);
};

const expressionOf = (definition: DerivedIndicator, { settings }: IndicatorSet, part: 'all' | 'counted'): Expression => {
  const all = tellCriterion(definition.population, settings);
  // a cohort has no other population to stand in
  const counted = definition.kind === 'count' ? [...all, ...tellCounted(definition, settings)] : tellCounted(definition, settings);
  const lines = part === 'all' ? all : counted;
  return expression(inBoth((language) => toText(lines, language)));
};

const expression = (text: Bilingual): Expression => ({ language: 'text/plain', expression: text.nl, _expression: inEnglish(text) });

const OBSERVATION = 'measure-observation';

const observationOf = (definition: MeanIndicator, set: IndicatorSet): MeasureGroupPopulation => ({
  id: OBSERVATION,
  extension: [
    extension('criterion', { valueString: JSON.stringify({ of: definition.of, totalScoreOver: set.settings.totalScoreOver }) }),
  ],
  code: concept(systems.population, OBSERVATION),
  criteria: expression(together(tellWhat(definition, set))),
});
