import { deliveredContent, markFetched, SignedManifest } from '@meervoud/delivery';
import { diffRevisions } from '@meervoud/exchange';
import { codeOf } from '@meervoud/kernel';
import type { OfferedSubmission, RecipientView } from '@meervoud/store';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { decodeProtectedHeader } from 'jose';
import { ApiError, notFound } from '../problem.ts';
import type { Asker, RouteParts } from './access.ts';
import { manifestOf } from './manifest.ts';
import { negotiate } from './negotiate.ts';
import { CSV, FHIR, JSON_TYPE, type Rendered, SPARQL_RESULTS, XLSX } from './representations.ts';
import { Bundle, Correction, ListQuery, notAcceptable, nothing, PublicFile, refusals, SignatureOf, SparqlTable, SubmissionContent, SubmissionId, SubmissionPage, toSummary } from './schemas.ts';
import { recordUse, type Use } from './uses.ts';
import { isVisible, pageOf, placeOf, requireVisible, viewOf } from './visible.ts';

const security = [{ oauth2: [] }];
const tags = ['submissions'];

/** What was offered, in every form, with what proves it. */
export const submissionRoutes = ({ context, askerOf }: RouteParts) => async (scope: FastifyInstance): Promise<void> => {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const { store, clock, log, representations } = context;

  /** One submission in sight, with its use on record. */
  const used = async (asker: Asker, id: string, action: Use): Promise<{ readonly submission: OfferedSubmission; readonly view: RecipientView }> => {
    const view = viewOf(store, asker);
    const submission = requireVisible(asker, await view.byId(id), 'read');
    await recordUse(context, asker, action, [{ organization: submission.key.organization, object: id, profile: submission.key.profile }]);
    return { submission, view };
  };
  const payloadOf = async (view: RecipientView, id: string): Promise<Uint8Array> => {
    const payload = await view.payload(id);
    if (payload === undefined) throw notFound();
    return payload;
  };

  const inForm = async (mediaType: string, given: Rendered): Promise<Uint8Array | undefined> => {
    try {
      return await representations.get(mediaType)?.(given);
    } catch (thrown) {
      if (codeOf(thrown) !== 'odb-form-missing') throw thrown;
      throw new ApiError(406, 'not-acceptable', `This submission has no form ${mediaType}: the public file never had its set and year.`);
    }
  };

  app.get('/submissions', {
    schema: {
      operationId: 'listSubmissions', tags, summary: 'What was offered to you', description: 'Oldest offer first. Keep `nextCursor` and come back with it: whatever is offered later comes after it, nothing twice and nothing left out.',
      security, querystring: ListQuery, response: { 200: SubmissionPage, ...refusals },
    },
  }, async (request) => {
    const asker = askerOf(request);
    const { cursor, limit, ...filter } = request.query;
    const after = placeOf(cursor);
    await recordUse(context, asker, 'recipient-list', asker.organizations.map((organization) => ({ organization, object: 'submissions', profile: filter.profile })));
    const { page, ...rest } = pageOf(await viewOf(store, asker).offered(after, limit + 1, filter), after, limit);
    return { submissions: page.filter(isVisible(asker)).map(toSummary), ...rest };
  });

  app.get('/submissions/:id', {
    schema: {
      operationId: 'getSubmission', tags, summary: 'A submission in the form you accept', description: 'As application/fhir+json you get the exact bytes that were signed; every other form is made from them. Once you have it whole it counts as received.',
      security, params: SubmissionId, querystring: nothing,
      response: { 200: { description: 'The submission', content: { [FHIR]: { schema: Bundle }, [JSON_TYPE]: { schema: SubmissionContent }, [SPARQL_RESULTS]: { schema: SparqlTable }, [CSV]: { schema: PublicFile }, [XLSX]: { schema: PublicFile } } }, ...refusals, ...notAcceptable },
    },
  }, async (request, reply) => {
    const asker = askerOf(request);
    const mediaType = negotiate(request.headers.accept, [...representations.keys()]);
    const { submission, view } = await used(asker, request.params.id, 'recipient-fetch');
    const payload = await payloadOf(view, submission.id);
    const body = await inForm(mediaType, { submission, payload });
    if (asker.answersHere && request.method === 'GET') {
      reply.raw.once('finish', () => void markFetched(store, submission, asker.client, clock)
        .catch((thrown: unknown) => log.warn('a fetched submission could not be marked as received', { submission: submission.id, code: codeOf(thrown) })));
    }
    return reply.header('content-type', mediaType).header('Vary', 'Accept').header('ETag', `"${submission.payloadHash}"`).send(Buffer.from(body ?? payload) as never);
  });

  app.get('/submissions/:id/signature', {
    schema: {
      operationId: 'getSignature', tags, summary: 'The provider\'s signature over the exact bytes', description: 'Verify it over the bytes of application/fhir+json with a key of `/keys`; keys that are no longer used stay there.',
      security, params: SubmissionId, querystring: nothing, response: { 200: SignatureOf, ...refusals },
    },
  }, async (request) => {
    const { submission: { payloadHash, signature } } = await used(askerOf(request), request.params.id, 'recipient-signature');
    if (signature === null) throw notFound();
    const { kid } = decodeProtectedHeader(signature.replace('..', '.AA.'));
    return { payloadHash, algorithm: 'PS256' as const, signature, kid: kid ?? null };
  });

  app.get('/submissions/:id/manifest', {
    schema: {
      operationId: 'getManifest', tags, summary: 'How every figure was made, signed, without anything personal',
      description: 'Each `reportHash` is the SHA-256 of the MeasureReport as it stands in the Bundle, each decimal as a number, in the form of RFC 8785. `signature` is a detached JWS with unencoded payload (RFC 7797) over the text `sha256:` and the SHA-256, in hexadecimal, of `manifest` in that form.',
      security, params: SubmissionId, querystring: nothing,
      response: { 200: SignedManifest.meta({ description: 'The evidence manifest' }), ...refusals },
    },
  }, async (request) => {
    const { submission, view } = await used(askerOf(request), request.params.id, 'recipient-manifest');
    return manifestOf(context, submission, await payloadOf(view, submission.id), await view.manifest(submission.id));
  });

  app.get('/submissions/:id/correction', {
    schema: {
      operationId: 'getCorrection', tags, summary: 'Which values this revision changes, from what to what, and why', security, params: SubmissionId, querystring: nothing,
      response: { 200: Correction, ...refusals },
    },
  }, async (request) => {
    const asker = askerOf(request);
    const { submission, view } = await used(asker, request.params.id, 'recipient-correction');
    const content = deliveredContent(await payloadOf(view, submission.id));
    if (content.supersedes === null) return { submission: submission.id, supersedes: null, reason: submission.reason, changes: [] };
    const found = await view.byPayloadHash(content.supersedes);
    const before = found && isVisible(asker)(found) ? found : undefined;
    return {
      submission: submission.id, reason: submission.reason, supersedes: { payloadHash: content.supersedes, submission: before?.id ?? null },
      changes: before === undefined ? null : [...diffRevisions(deliveredContent(await payloadOf(view, before.id)).values, content.values)],
    };
  });
};
