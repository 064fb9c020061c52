import { DeliveredOutcome, type DeliveredValue } from '@meervoud/exchange';
import { calendarDate, canonical, Instant, KnownError } from '@meervoud/kernel';
import { systems } from '@meervoud/measure';
import { z } from 'zod';
import { parseExact } from './exact-bundle.ts';

const Extension = z.looseObject({
  url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional(), valueUrl: z.string().optional(), valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(), valueDate: z.string().optional(),
});
type Extension = z.infer<typeof Extension>;
const Population = z.looseObject({ code: z.looseObject({ coding: z.array(z.looseObject({ system: z.string(), code: z.string() })) }), count: z.number() });
const Group = z.looseObject({
  extension: z.array(Extension).default([]), population: z.array(Population).default([]),
  measureScore: z.looseObject({ value: z.union([z.string(), z.number()]).optional(), code: z.string().optional() }).optional(),
});
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

const ours = (extensions: readonly Extension[], name: string): Extension | undefined => extensions.find(({ url }) => url === canonical(`StructureDefinition/${name}`));

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
  const missing = extension.filter(({ url }) => url === canonical('StructureDefinition/missing-element')).map(({ valueString = '' }) => {
    const [zib = '', element] = valueString.split('.');
    return element === undefined ? { zib } : { zib, element };
  });
  const said = {
    kind, answer: answerOf(extension, group), counts: group && countsOf(group),
    reason: kind === 'overridden' ? explanation : ours(extension, 'incomplete-reason')?.valueCode, explanation: kind === 'overridden' ? undefined : explanation,
    url: ours(extension, 'explanation-url')?.valueUrl, rule: ours(extension, 'suppression-rule')?.valueCode, missing: kind === 'not-computable' ? missing : undefined,
  };
  return DeliveredOutcome.parse(Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined)));
};

const answerOf = (extension: readonly Extension[], group: z.infer<typeof Group> | undefined): unknown => {
  const score = group?.measureScore;
  if (score?.value !== undefined) return { type: score.code === '%' ? 'percentage' : 'number', value: String(score.value) };
  const stated = ours(extension, 'answer');
  if (stated?.valueBoolean !== undefined) return { type: 'yes-no', value: stated.valueBoolean };
  const text = stated?.valueUrl ?? stated?.valueString;
  return text === undefined ? undefined : { type: 'text', value: text };
};

const countsOf = ({ extension, population }: z.infer<typeof Group>): DeliveredOutcome['counts'] => {
  const unknown = ours(extension, 'unknown-count')?.valueInteger;
  if (unknown === undefined) return undefined;
  const named = (name: string): number | undefined => population.find(({ code }) => code.coding.some((coding) => coding.system === systems.population && coding.code === name))?.count;
  const isCohort = population.length === 1;
  const [numerator, denominator] = isCohort ? [named('initial-population'), undefined] : [named('numerator') ?? named('measure-population'), named('denominator') ?? named('initial-population')];
  return { ...(numerator !== undefined && { numerator }), ...(denominator !== undefined && { denominator }), unknown };
};
