import { type IndicatorDefinition, type IndicatorSet } from '@meervoud/indicator';
import { calendarYear, type CalendarDate, canonical, Decimal, type ExactJson, type Period } from '@meervoud/kernel';
import type { Answer, Counts, Evidence, OutcomeKind } from '@meervoud/value';
import { type MeasurePopulation, populationsOf } from './populations.ts';
import { concept, extension, systems } from './vocabulary.ts';

export type ReportPart = { readonly [key: string]: ExactJson | undefined };

/** Why there is no figure, in FHIR's words (data-absent-reason). */
export const absentReason = ({ kind, reason }: { readonly kind: OutcomeKind; readonly reason?: string | undefined }): string => {
  switch (kind) {
    case 'suppressed': return 'masked';
    case 'not-chosen': return 'not-asked';
    case 'no-eligible': return 'not-applicable';
    case 'not-computable': return 'unsupported';
    case 'withheld': return 'asked-declined';
    case 'incomplete': return reason === 'not-attested' ? 'temp-unknown' : 'unknown';
    case 'measured': case 'attested': case 'overridden': return 'unknown';
  }
};

/** FHIR wants a JSON number here; ours is the exact decimal text. Yes-no and text have no score. */
export const toMeasureScore = (answer: Answer): ReportPart | undefined => {
  if (answer.type === 'percentage') return { value: new Decimal(answer.value), unit: '%', system: systems.ucum, code: '%' };
  if (answer.type === 'number') return { value: new Decimal(answer.value), unit: '1', system: systems.ucum, code: '1' };
  return undefined;
};

/** The populations of a row with what was counted in each, and more of each where there is. */
export const toPopulations = (
  definition: IndicatorDefinition, { numerator, denominator }: Pick<Counts, 'numerator' | 'denominator'>,
  more: (population: MeasurePopulation) => ReportPart = () => ({}),
): readonly ReportPart[] =>
  populationsOf(definition).map((population) => ({
    code: concept(systems.population, population.name),
    count: population.part === 'all' ? denominator : numerator,
    ...more(population),
  }));

/** The Measure a report is about, in the version it was derived by. */
export const measureOf = ({ definition: { id, version } }: Pick<Evidence, 'definition'>): string =>
  canonical(`Measure/${id}|${version}`);

export const reportPeriod = (definition: IndicatorDefinition, set: IndicatorSet): Period =>
  ({ ...(definition.period === 'reporting-year' ? calendarYear(set.reportingYear) : set.measuringWindow) });

export const referenceDate = (valueDate: CalendarDate): ReportPart => extension('reference-date', { valueDate });

/** How a value came to be: enough to recompute it inside, nothing that identifies a person outside. */
export const evidenceManifest = (
  { definition, engine, inputHash, rulings, settings }: Pick<Evidence, 'definition' | 'engine' | 'inputHash' | 'rulings' | 'settings'>,
): ReportPart => {
  const text = (url: string, valueString: string): ExactJson => ({ url, valueString });
  return extension('evidence-manifest', {
    extension: [
      text('definition-hash', definition.hash),
      text('definition-standing', definition.standing),
      text('engine', engine),
      text('input-hash', inputHash),
      ...rulings.map((ruling) => text('ruling', ruling)),
      ...Object.keys(settings).toSorted().map((name) => text('setting', `${name}=${JSON.stringify(settings[name])}`)),
    ],
  });
};
