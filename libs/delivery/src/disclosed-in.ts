import { DisclosedValue } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { canonical, KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { parseExactly } from './exact-scores.ts';
import { stableId } from './fhir-codes.ts';

export interface SubmissionContent {
  /** The exact bytes that people approved. */
  readonly payload: Uint8Array;
  readonly set: IndicatorSet;
  /** Id of the organization, as it is configured. */
  readonly organization: string;
  /** Ids of the locations that the provider knows; a submission names them by what follows from these. */
  readonly locations: readonly string[];
}

const Extension = z.looseObject({
  url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional(), valueUrl: z.string().optional(), valueBoolean: z.boolean().optional(),
  valueDate: z.string().optional(), valueInteger: z.number().optional(),
  get extension() { return z.array(Extension).optional(); },
});
type Extension = z.infer<typeof Extension>;

const Report = z.looseObject({
  resourceType: z.literal('MeasureReport'),
  extension: z.array(Extension),
  identifier: z.tuple([z.looseObject({ value: z.string() })]),
  measure: z.string(),
  subject: z.looseObject({ reference: z.string() }).optional(),
  date: z.string(),
  group: z.tuple([z.looseObject({
    extension: z.array(Extension).optional(),
    population: z.array(z.looseObject({ code: z.looseObject({ coding: z.tuple([z.looseObject({ code: z.string() })]) }), count: z.number() })).optional(),
    measureScore: z.looseObject({ value: z.string().optional(), unit: z.string().optional() }).optional(),
  })]).optional(),
});
type Report = z.infer<typeof Report>;

const Bundle = z.looseObject({ entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })) });

const malformed = (cause: unknown, at?: string): KnownError => new KnownError({
  code: 'submission-malformed', recovery: 'halt', cause, at, message: 'This is no submission of ours, or one of another version.', expected: 'the exact bytes of a Bundle of MeasureReports, with its set and locations',
});

const own = (name: string): string => canonical(`StructureDefinition/${name}`);
const find = (extensions: readonly Extension[] | undefined, name: string): Extension | undefined => extensions?.find(({ url }) => url === own(name));
const all = (extensions: readonly Extension[] | undefined, name: string): readonly string[] => (extensions ?? []).flatMap(({ url, valueString }) => (url === name && valueString !== undefined ? [valueString] : []));

const answerIn = ({ extension, group }: Report): unknown => {
  const score = group?.[0].measureScore;
  if (score?.value !== undefined) return { type: score.unit === '%' ? 'percentage' : 'number', value: score.value };
  const answer = find(extension, 'answer');
  if (answer?.valueBoolean !== undefined) return { type: 'yes-no', value: answer.valueBoolean };
  const text = answer?.valueUrl ?? answer?.valueString;
  return text === undefined ? undefined : { type: 'text', value: text };
};

/** Numerator and denominator by the names of FHIR; a mean has its number in the measure population, a count in the initial one. */
const countsIn = ({ group }: Report): unknown => {
  const populations = new Map(group?.[0].population?.map(({ code, count }) => [code.coding[0].code, count]));
  const unknown = find(group?.[0].extension, 'unknown-count')?.valueInteger;
  const initial = populations.get('initial-population');
  if (unknown === undefined || initial === undefined) return undefined;
  return { numerator: populations.get('numerator') ?? populations.get('measure-population') ?? initial, denominator: populations.get('denominator') ?? initial, unknown };
};

const missingIn = ({ extension }: Report): unknown => all(extension, own('missing-element')).map((text) => {
  const [zib, ...element] = text.split('.');
  return element.length === 0 ? { zib } : { zib, element: element.join('.') };
});

const outcomeIn = (report: Report): unknown => {
  const { extension } = report;
  const kind = find(extension, 'outcome-kind')?.valueCode;
  const [answer, counts] = [answerIn(report), countsIn(report)];
  const figure = { ...(answer !== undefined && { answer }), ...(counts !== undefined && { counts }) };
  switch (kind) {
    case 'not-computable': return { kind, missing: missingIn(report) };
    case 'incomplete': return { kind, reason: find(extension, 'incomplete-reason')?.valueCode, ...figure };
    case 'overridden': return { kind, ...figure, reason: find(extension, 'explanation')?.valueString };
    case 'withheld': {
      const url = find(extension, 'explanation-url')?.valueUrl;
      return { kind, explanation: find(extension, 'explanation')?.valueString, ...(url !== undefined && { url }) };
    }
    case 'suppressed': return { kind, rule: find(extension, 'suppression-rule')?.valueCode };
    default: return { kind, ...figure };
  }
};

const settingsIn = (manifest: readonly Extension[] | undefined): unknown =>
  Object.fromEntries(all(manifest, 'setting').map((text) => [text.slice(0, text.indexOf('=')), JSON.parse(text.slice(text.indexOf('=') + 1)) as unknown]));

const manifestIn = ({ extension, measure }: Report, set: IndicatorSet): unknown => {
  const manifest = find(extension, 'evidence-manifest')?.extension;
  const [url = '', version] = measure.split('|');
  return {
    definition: { id: url.split('/').at(-1), set: set.id, version, hash: all(manifest, 'definition-hash')[0], standing: all(manifest, 'definition-standing')[0] },
    engine: all(manifest, 'engine')[0], inputHash: all(manifest, 'input-hash')[0], rulings: all(manifest, 'ruling'), settings: settingsIn(manifest),
  };
};

/**
 * The disclosed values that a submission holds, read back from its exact bytes: what is printed or sent in another form is then what
 * people approved, also where a disclosure rule changed since. Throws a KnownError `submission-malformed` (halt).
 */
export const disclosedIn = ({ payload, set, organization, locations }: SubmissionContent): readonly DisclosedValue[] => {
  const idOf = new Map(locations.map((id) => [`urn:uuid:${stableId('Location', organization, id)}`, id]));
  try {
    return Bundle.parse(parseExactly(payload)).entry.flatMap(({ resource }) => (resource.resourceType === 'MeasureReport' ? [Report.parse(resource)] : [])).map((report) => {
      const location = report.subject === undefined ? null : idOf.get(report.subject.reference);
      if (location === undefined) throw malformed(undefined, report.identifier[0].value);
      return DisclosedValue.parse({
        id: report.identifier[0].value, set: set.id, reportingYear: set.reportingYear, location, indicator: report.measure.split('|')[0]?.split('/').at(-1),
        referenceDate: find(report.extension, 'reference-date')?.valueDate, derivedAt: report.date, outcome: outcomeIn(report), manifest: manifestIn(report, set),
      });
    });
  } catch (cause) {
    throw cause instanceof KnownError ? cause : malformed(cause);
  }
};
