import { BoardState, DeliveredValue, GivenReceipt, plainText, SubmissionStatus, ValueChange } from '@meervoud/exchange';
import { CalendarDate, Instant } from '@meervoud/kernel';
import type { AskedQuestion, OfferedSubmission } from '@meervoud/store';
import { z } from 'zod';
import { Problem } from '../problem.ts';

export const nothing = z.strictObject({});
export const SubmissionId = z.strictObject({ id: z.string().regex(/^sub-[0-9a-f]{16}$/, 'is not the id of a submission').meta({ description: 'Id of a submission' }) });
export const QuestionId = z.strictObject({ id: z.string().regex(/^q-[0-9a-f]{16}$/, 'is not the id of a question').meta({ description: 'Id of a question' }) });
export const ValueId = z.string().regex(/^val-[0-9a-f]{16}$/, 'is not the id of a value');

const Cursor = z.string().min(1).max(100).optional().meta({ description: 'Where to read on: `nextCursor` of the page before' });
const Limit = z.string().regex(/^([1-9]|[1-9]\d|[1-4]\d\d|500)$/, 'is not a number from 1 to 500').transform(Number).default(100).meta({ description: 'How many at most, 1 to 500; 100 when absent' });
const Year = z.string().regex(/^20\d\d$/, 'is not a year such as 2023').transform(Number).meta({ description: 'Reporting year (verslagjaar)' });

export const ListQuery = z.strictObject({
  cursor: Cursor, limit: Limit, reportingYear: Year.optional(), profile: z.string().regex(/^[a-z0-9-]{1,100}$/, 'is not the id of a profile').optional().meta({ description: 'Exchange profile by id' }),
  organization: z.string().min(1).max(200).optional().meta({ description: 'Organization by its short name' }),
});
export const QuestionQuery = z.strictObject({ cursor: Cursor, limit: Limit, value: ValueId.optional().meta({ description: 'Only about this value version' }) });
export const YearQuery = z.strictObject({ reportingYear: Year });

export const OfferedSummary = z.object({
  id: z.string(), organization: z.string(), profile: z.string().meta({ description: 'With its version: `databroker-odb@1.0.0`' }), reportingYear: z.number().int(), revision: z.number().int(),
  status: SubmissionStatus, payloadHash: z.string().meta({ description: 'SHA-256 of the exact bytes' }), offeredAt: Instant,
  reason: z.string().nullable().meta({ description: 'Why this revision was made, where the provider said so' }),
});

export const toSummary = ({ id, key, status, payloadHash, offeredAt, reason }: OfferedSubmission): z.infer<typeof OfferedSummary> =>
  ({ id, organization: key.organization, profile: key.profile, reportingYear: key.reportingYear, revision: key.revision, status, payloadHash, offeredAt, reason });

export const SubmissionPage = z.object({
  submissions: z.array(OfferedSummary), nextCursor: z.string().meta({ description: 'Reads on after this page, now or when there is more' }), hasMore: z.boolean(),
}).meta({ description: 'In the order in which they were offered' });
export const SubmissionContent = OfferedSummary.extend({ supersedes: z.string().nullable(), values: z.array(DeliveredValue) });
export const Bundle = z.looseObject({ resourceType: z.literal('Bundle') });

export const SparqlTable = z.object({
  head: z.object({ vars: z.array(z.string()) }), results: z.object({ bindings: z.array(z.record(z.string(), z.object({ type: z.literal('literal'), value: z.string(), datatype: z.string().optional() }))) }),
}).meta({ description: 'SPARQL 1.1 Query Results JSON, a row per location and row; what has no figure is unbound' });

/** Bytes, as far as a schema can tell. */
export const PublicFile = z.string().meta({ description: 'The rows of the public file (ODB): only for sets and years that it had, else 406' });

export const SignatureOf = z.object({
  payloadHash: z.string(), algorithm: z.literal('PS256'),
  signature: z.string().meta({ description: 'Detached JWS with unencoded payload (RFC 7797) over the exact bytes, as `header..signature`' }), kid: z.string().nullable(),
}).meta({ description: 'The provider\'s signature' });

export const Correction = z.object({
  submission: z.string(), supersedes: z.object({ payloadHash: z.string(), submission: z.string().nullable() }).nullable(), reason: z.string().nullable(),
  changes: z.array(ValueChange).nullable().meta({ description: 'Null where the revision before was not offered to you' }),
}).meta({ description: 'What this revision changes' });

export const TakenReceipt = GivenReceipt.extend({
  receiptId: z.string(), submission: z.string(), revision: z.number().int(), client: z.string(), at: Instant, jws: z.string().meta({ description: 'Compact JWS of the provider over this receipt' }),
}).meta({ description: 'The receipt, countersigned' });

export const AskQuestion = z.strictObject({ submission: SubmissionId.shape.id, value: ValueId, text: plainText(2_000).meta({ description: 'Plain text; name no clients' }) });
export const Question = z.object({
  id: z.string(), organization: z.string(), value: z.string(), text: z.string(), askedAt: Instant, mine: z.boolean().meta({ description: 'You asked it' }),
  answer: z.object({ text: z.string(), at: Instant }).nullable(),
}).meta({ description: 'A question about a value version, with its answer' });
export const toQuestion = ({ id, organization, value, text, askedAt, client, answer }: AskedQuestion, asker: string): z.infer<typeof Question> =>
  ({ id, organization, value, text, askedAt, mine: client === asker, answer: answer && { text: answer.text, at: answer.at } });
export const QuestionPage = z.object({ questions: z.array(Question), nextCursor: z.string(), hasMore: z.boolean() }).meta({ description: 'In the order in which they were asked' });

export const Series = z.object({
  reportingYear: z.number().int(),
  values: z.array(DeliveredValue.extend({ organization: z.string(), profile: z.string(), reportingYear: z.number().int(), revision: z.number().int(), submission: z.string(), payloadHash: z.string() })),
}).meta({ description: 'Of every row the value you accepted last' });
export const Board = z.object({
  rows: z.array(z.object({
    organization: z.string(), profile: z.string(), reportingYear: z.number().int(), opens: CalendarDate, closes: CalendarDate, state: BoardState, submission: z.string().nullable(), revision: z.number().int().nullable(),
  })),
}).meta({ description: 'Expected, received and missing' });

/** The header that makes a POST safe to repeat. */
export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z.string({ error: 'is missing: a key of your own that makes this request safe to repeat, forever' }).regex(/^[\x21-\x7e]{1,200}$/, 'is 1 to 200 printable characters')
    .meta({ description: 'A key of your own; the same request with the same key is answered the same, forever' }),
});

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });
/** What every route that takes a token may answer besides. */
export const refusals = {
  400: problem('The request is not what this operation takes; every error at once'), 401: problem('No valid token'), 403: problem('The token lacks a scope'), 404: problem('There is nothing here for you'),
  429: problem('Too many requests; see Retry-After'), 500: problem('Something went wrong here'), 503: problem('Try again later'),
};
export const notAcceptable = { 406: problem('No representation in a media type you accept') };
export const postRefusals = {
  ...refusals, 409: problem('It cannot be done as things stand'), 413: problem('The body is too large'), 415: problem('Send application/json'), 422: problem('Understood, and refused; every error at once'),
};
