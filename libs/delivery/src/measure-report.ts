import type { DisclosedOutcome, DisclosedValue } from '@meervoud/exchange';
import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { canonical, type ExactJson } from '@meervoud/kernel';
import {
  absentReason, dataAbsent, evidenceManifest, extension, measureOf, referenceDate, type ReportPart, reportPeriod, systems, toMeasureScore, toPopulations,
} from '@meervoud/measure';
import { improvementNotation } from './fhir-codes.ts';

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
export const toMeasureReport = (value: DisclosedValue, context: MeasureReportContext): ReportPart => {
  const { set, indicator } = context;
  const notation = improvementNotation(indicator);
  return {
    resourceType: 'MeasureReport',
    id: context.id,
    extension: [...outcomeExtensions(indicator, value.outcome), referenceDate(value.referenceDate), evidenceManifest(value.manifest)],
    identifier: [{ system: canonical('NamingSystem/value'), value: value.id }],
    status: 'complete',
    type: 'summary',
    measure: measureOf(value.manifest),
    subject: context.subject === undefined ? undefined : { reference: context.subject },
    date: value.derivedAt,
    reporter: { reference: context.reporter },
    period: { ...reportPeriod(indicator, set) },
    improvementNotation: notation && { coding: [{ system: systems.improvement, code: notation }] },
    group: group(indicator, value.outcome),
  };
};

/** Nothing where there is no count and no score: an empty group is no FHIR. */
const group = (indicator: IndicatorDefinition, outcome: DisclosedOutcome): readonly ReportPart[] | undefined => {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  const counts = 'counts' in outcome ? outcome.counts : undefined;
  const populations = counts === undefined ? [] : toPopulations(indicator, counts);
  const reason = 'reason' in outcome ? outcome.reason : undefined;
  const measureScore = answer ? toMeasureScore(answer) : { extension: [dataAbsent(absentReason({ kind: outcome.kind, reason }))] };
  if (counts === undefined && measureScore === undefined) return undefined;
  return [{
    extension: counts?.unknown === undefined ? undefined : [extension('unknown-count', { valueInteger: counts.unknown })],
    population: populations.length === 0 ? undefined : populations,
    measureScore,
  }];
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
