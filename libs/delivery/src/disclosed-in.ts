import { DisclosedValue } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { parseExact } from './exact-bundle.ts';
import { stableId } from './fhir-codes.ts';
import { answerIn, countsIn, Extension, Group, missingIn, ours } from './report-content.ts';

export interface SubmissionContent {
  /** The exact bytes that people approved. */
  readonly payload: Uint8Array;
  readonly set: IndicatorSet;
  /** Id of the organization, as it is configured. */
  readonly organization: string;
  /** Ids of the locations that the provider knows; a submission names them by what follows from these. */
  readonly locations: readonly string[];
}

const Report = z.looseObject({
  resourceType: z.literal('MeasureReport'),
  extension: z.array(Extension),
  identifier: z.tuple([z.looseObject({ value: z.string() })]),
  measure: z.string(),
  subject: z.looseObject({ reference: z.string() }).optional(),
  date: z.string(),
  group: z.tuple([Group]).optional(),
});
type Report = z.infer<typeof Report>;

const Bundle = z.looseObject({ entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })) });

const malformed = (cause: unknown, at?: string): KnownError => new KnownError({
  code: 'submission-malformed', recovery: 'halt', cause, at, message: 'This is no submission of ours, or one of another version.', expected: 'the exact bytes of a Bundle of MeasureReports, with its set and locations',
});

/** Those of the manifest, which go by a name of their own. */
const all = (extensions: readonly Extension[] | undefined, name: string): readonly string[] => (extensions ?? []).flatMap(({ url, valueString }) => (url === name && valueString !== undefined ? [valueString] : []));

const outcomeIn = (report: Report): unknown => {
  const { extension, group: [group] = [] } = report;
  const kind = ours(extension, 'outcome-kind')?.valueCode;
  const [answer, counts] = [answerIn(extension, group), countsIn(group)];
  const figure = { ...(answer !== undefined && { answer }), ...(counts !== undefined && { counts: { denominator: counts.numerator, ...counts } }) };
  switch (kind) {
    case 'not-computable': return { kind, missing: missingIn(extension) };
    case 'incomplete': return { kind, reason: ours(extension, 'incomplete-reason')?.valueCode, ...figure };
    case 'overridden': return { kind, ...figure, reason: ours(extension, 'explanation')?.valueString };
    case 'withheld': {
      const url = ours(extension, 'explanation-url')?.valueUrl;
      return { kind, explanation: ours(extension, 'explanation')?.valueString, ...(url !== undefined && { url }) };
    }
    case 'suppressed': return { kind, rule: ours(extension, 'suppression-rule')?.valueCode };
    default: return { kind, ...figure };
  }
};

const settingsIn = (manifest: readonly Extension[] | undefined): unknown =>
  Object.fromEntries(all(manifest, 'setting').map((text) => [text.slice(0, text.indexOf('=')), JSON.parse(text.slice(text.indexOf('=') + 1)) as unknown]));

const manifestIn = ({ extension, measure }: Report, set: IndicatorSet): unknown => {
  const manifest = ours(extension, 'evidence-manifest')?.extension;
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
    return Bundle.parse(parseExact(payload)).entry.flatMap(({ resource }) => (resource.resourceType === 'MeasureReport' ? [Report.parse(resource)] : [])).map((report) => {
      const location = report.subject === undefined ? null : idOf.get(report.subject.reference);
      if (location === undefined) throw malformed(undefined, report.identifier[0].value);
      return DisclosedValue.parse({
        id: report.identifier[0].value, set: set.id, reportingYear: set.reportingYear, location, indicator: report.measure.split('|')[0]?.split('/').at(-1),
        referenceDate: ours(report.extension, 'reference-date')?.valueDate, derivedAt: report.date, outcome: outcomeIn(report), manifest: manifestIn(report, set),
      });
    });
  } catch (cause) {
    throw cause instanceof KnownError ? cause : malformed(cause);
  }
};
