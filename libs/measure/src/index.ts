// A set as FHIR
export { toDefinitionResources } from './definition-resources.ts';
export { type ImprovementNotation, type MeasureContext, measureUrl, toMeasure } from './measure.ts';
export { toCodeSystems } from './code-systems.ts';
export { type CodeList, codeListsOf, toValueSet, valueSetUrl } from './code-lists.ts';
export { type MeasurePopulation, populationsOf, scoringOf } from './populations.ts';
export type { Carrier, ZibsInFhir } from './zibs-in-fhir.ts';

// A value as FHIR, inside the house; what leaves is the summary of libs/delivery
export { type InsideContext, toIndividualReports, toSubjectListReport } from './inside-reports.ts';

// What every MeasureReport shares
export {
  absentReason, evidenceManifest, measureOf, referenceDate, type ReportPart, reportPeriod, toMeasureScore, toPopulations,
} from './report-parts.ts';
export { dataAbsent, extension, extensionsOfHl7, systems } from './vocabulary.ts';
