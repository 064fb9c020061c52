import { DeliveredOutcome, type DeliveredValue } from '@meervoud/exchange';
import { calendarDate, canonical, Instant, KnownError } from '@meervoud/kernel';
import { z } from 'zod';
import { parseExact } from '../exact-bundle.ts';
import { answerIn, countsIn, Extension, Group, missingIn, ours } from '../report-content.ts';

const MeasureReport = z.looseObject({
  resourceType: z.literal('MeasureReport'), extension: z.array(Extension), identifier: z.array(z.looseObject({ value: z.string() })).min(1), measure: z.string(),
  subject: z.looseObject({ reference: z.string() }).optional(), date: Instant, group: z.array(Group).default([]),
});
type MeasureReport = z.infer<typeof MeasureReport>;
const Location = z.looseObject({ resourceType: z.literal('Location'), id: z.string(), name: z.string() });
const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  meta: z.looseObject({ extension: z.array(Extension).default([]) }).optional(),
  entry: z.array(z.looseObject({ resource: z.union([MeasureReport, Location, z.looseObject({ resourceType: z.literal('Organization') })]) })),
});

/** What the exact bytes of a submission say. */
export interface DeliveredContent {
  readonly values: readonly DeliveredValue[];
  /** Payload hash of the revision that this one takes the place of. */
  readonly supersedes: string | null;
}

/** Reads a submission back from its exact bytes, digits as they were written. Throws a KnownError `submission-malformed` (halt). */
export const deliveredContent = (payload: Uint8Array): DeliveredContent => {
  const parsed = Bundle.safeParse(parseExact(payload));
  if (!parsed.success) {
    throw new KnownError({
      code: 'submission-malformed', recovery: 'halt', at: parsed.error.issues[0]?.path.join('.') ?? '', message: 'This is no submission.', expected: 'the exact bytes of a Bundle of MeasureReports',
    });
  }
  const resources = parsed.data.entry.map(({ resource }) => resource);
  const places = new Map<string, { readonly id: string; readonly name: string }>(resources.flatMap((resource) => {
    const place = Location.safeParse(resource);
    return place.success ? [[`urn:uuid:${place.data.id}`, { id: place.data.id, name: place.data.name }] as const] : [];
  }));
  return {
    supersedes: ours(parsed.data.meta?.extension ?? [], 'supersedes-payload')?.valueString ?? null,
    values: resources.filter((resource): resource is MeasureReport => resource.resourceType === 'MeasureReport')
      .map((report) => toValue(report, report.subject === undefined ? null : places.get(report.subject.reference) ?? null)),
  };
};

const toValue = (report: MeasureReport, location: DeliveredValue['location']): DeliveredValue => {
  const [indicator = '', definition = ''] = report.measure.slice(canonical('Measure/').length).split('|');
  return {
    value: report.identifier[0]?.value ?? '', indicator, location, definition, derivedAt: report.date,
    referenceDate: calendarDate(ours(report.extension, 'reference-date')?.valueDate ?? ''), outcome: outcomeOf(report),
  };
};

const outcomeOf = ({ extension, group: [group] }: MeasureReport): DeliveredOutcome => {
  const kind = ours(extension, 'outcome-kind')?.valueCode;
  const explanation = ours(extension, 'explanation')?.valueString;
  const said = {
    kind, answer: answerIn(extension, group), counts: countsIn(group),
    reason: kind === 'overridden' ? explanation : ours(extension, 'incomplete-reason')?.valueCode, explanation: kind === 'overridden' ? undefined : explanation,
    url: ours(extension, 'explanation-url')?.valueUrl, rule: ours(extension, 'suppression-rule')?.valueCode, missing: kind === 'not-computable' ? missingIn(extension) : undefined,
  };
  return DeliveredOutcome.parse(Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined)));
};
