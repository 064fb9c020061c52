import type { DisclosedOutcome, DisclosedValue } from '@meervoud/exchange';
import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { calendarYear, canonical } from '@meervoud/kernel';
import type { Answer, Counts } from '@meervoud/value';
import { Decimal, type ExactJson } from './exact-json.ts';
import { absentReason, dataAbsent, extension, improvementNotation, systems } from './fhir-codes.ts';

type Resource = { readonly [key: string]: ExactJson | undefined };

export interface MeasureReportContext {
  readonly id: string;
  readonly set: IndicatorSet;
  readonly indicator: IndicatorDefinition;
  /** References to the Organization and, for a location, its Location. */
  readonly reporter: string;
  readonly subject: string | undefined;
}

/**
 * One disclosed value as a summary MeasureReport (FHIR R4 with DEQM's vocabulary). A figure that is not there has a
 * data-absent-reason and its outcome kind, never a zero; a suppressed one has no count anywhere. There is no
 * evaluatedResource: no record of a client is named.
 */
export const toMeasureReport = (value: DisclosedValue, context: MeasureReportContext): Resource => {
  const { set, indicator } = context;
  const notation = improvementNotation(indicator);
  return {
    resourceType: 'MeasureReport',
    id: context.id,
    extension: [...outcomeExtensions(indicator, value.outcome), extension('reference-date', { valueDate: value.referenceDate }), evidence(value)],
    identifier: [{ system: canonical('NamingSystem/value'), value: value.id }],
    status: 'complete',
    type: 'summary',
    measure: canonical(`Measure/${indicator.id}|${value.manifest.definition.version}`),
    subject: context.subject === undefined ? undefined : { reference: context.subject },
    date: value.derivedAt,
    reporter: { reference: context.reporter },
    period: { ...(indicator.period === 'reporting-year' ? calendarYear(set.reportingYear) : set.measuringWindow) },
    improvementNotation: notation && { coding: [{ system: systems.improvement, code: notation }] },
    group: [group(value.outcome)],
  };
};

const group = (outcome: DisclosedOutcome): Resource => {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  const counts = 'counts' in outcome ? outcome.counts : undefined;
  return {
    extension: counts && [extension('unknown-count', { valueInteger: counts.unknown })],
    population: counts && populations(counts),
    measureScore: answer ? score(answer) : { extension: [dataAbsent(absentReason(outcome))] },
  };
};

const populations = ({ numerator, denominator }: Counts): ExactJson =>
  [['initial-population', denominator], ['denominator', denominator], ['numerator', numerator]].map(([code, count]) => ({
    code: { coding: [{ system: systems.population, code }] }, count,
  }));

/** FHIR wants a JSON number here; ours is the exact decimal text. Yes-no and text have no score. */
const score = (answer: Answer): Resource | undefined => {
  if (answer.type === 'percentage') return { value: new Decimal(answer.value), unit: '%', system: systems.ucum, code: '%' };
  if (answer.type === 'number') return { value: new Decimal(answer.value), unit: '1', system: systems.ucum, code: '1' };
  return undefined;
};

const outcomeExtensions = (indicator: IndicatorDefinition, outcome: DisclosedOutcome): readonly ExactJson[] => {
  const more: ExactJson[] = [extension('outcome-kind', { valueCode: outcome.kind })];
  if ('answer' in outcome && outcome.answer?.type === 'yes-no') more.push(extension('answer', { valueBoolean: outcome.answer.value }));
  if ('answer' in outcome && outcome.answer?.type === 'text') {
    const isUrl = indicator.kind === 'attested' && indicator.answer === 'url';
    more.push(extension('answer', { [isUrl ? 'valueUrl' : 'valueString']: outcome.answer.value }));
  }
  if (outcome.kind === 'withheld') {
    more.push(extension('explanation', { valueString: outcome.explanation }));
    if (outcome.url !== undefined) more.push(extension('explanation-url', { valueUrl: outcome.url }));
  }
  if (outcome.kind === 'overridden') more.push(extension('explanation', { valueString: outcome.reason }));
  if (outcome.kind === 'incomplete') more.push(extension('incomplete-reason', { valueCode: outcome.reason }));
  if (outcome.kind === 'suppressed') more.push(extension('suppression-rule', { valueCode: outcome.rule }));
  if (outcome.kind === 'not-computable') {
    more.push(...outcome.missing.map(({ zib, element }) =>
      extension('missing-element', { valueString: element === undefined ? zib : `${zib}.${element}` })));
  }
  return more;
};

/** How the value came to be: enough to recompute it inside, nothing that identifies a person outside. */
const evidence = ({ manifest }: DisclosedValue): ExactJson => {
  const text = (url: string, valueString: string): ExactJson => ({ url, valueString });
  return extension('evidence-manifest', {
    extension: [
      text('definition-hash', manifest.definition.hash),
      text('engine', manifest.engine),
      text('input-hash', manifest.inputHash),
      ...manifest.rulings.map((ruling) => text('ruling', ruling)),
      ...Object.keys(manifest.settings).toSorted().map((name) => text('setting', `${name}=${JSON.stringify(manifest.settings[name])}`)),
    ],
  });
};
