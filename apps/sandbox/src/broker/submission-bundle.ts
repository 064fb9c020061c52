import { z } from 'zod';
import { type Mistake, Problem } from './problem.ts';

const text = z.string().min(1);
const Reference = z.looseObject({ reference: text });

/** What the broker needs of a summary MeasureReport; everything else in it is left as it is. */
const MeasureReport = z.looseObject({
  resourceType: z.literal('MeasureReport'),
  status: z.literal('complete'),
  type: z.literal('summary', 'a summary: nothing about one person is taken in'),
  measure: z.url(),
  reporter: Reference,
  period: z.looseObject({ start: text, end: text }),
});
const Organization = z.looseObject({ resourceType: z.literal('Organization'), name: text });
const Location = z.looseObject({ resourceType: z.literal('Location') });

const Entry = z.looseObject({
  resource: z.discriminatedUnion(
    'resourceType', [MeasureReport, Organization, Location], 'only MeasureReport, Organization and Location',
  ),
});

const SubmissionBundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.enum(['collection', 'transaction', 'batch', 'document', 'message']),
  entry: z.array(Entry).refine(
    (entries) => entries.some(({ resource }) => resource.resourceType === 'MeasureReport'),
    'at least one MeasureReport',
  ),
});
export type SubmissionBundle = z.infer<typeof SubmissionBundle>;

const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('') || '/';

/** Reads the payload; throws one {@link Problem} with every mistake in it. */
export const parseSubmission = (payload: Uint8Array): SubmissionBundle => {
  const refuse = (mistakes: readonly Mistake[]): Problem => new Problem(400, 'bundle-malformed', mistakes);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw refuse([{ at: '/', detail: 'not JSON in UTF-8' }]);
  }
  const parsed = SubmissionBundle.safeParse(content);
  if (!parsed.success) throw refuse(parsed.error.issues.map(({ path, message }) => ({ at: pointer(path), detail: message })));
  return parsed.data;
};
