import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { BulkExports, ExportWish } from './bulk-export.ts';
import type { ServerUrls } from './capability-statement.ts';
import { FhirRefusal } from './fhir-refusal.ts';
import { isServed } from './search-parameters.ts';

type OfJob = { Params: { job: string } };
type OfFile = { Params: { job: string; file: string } };

const PARAMETERS = ['_type', '_since', '_outputFormat', '_format'];
const FORMATS = ['application/fhir+ndjson', 'application/ndjson', 'ndjson'];

/** FHIR Bulk Data 2.0 under `/fhir`: kick-off, status, files and deletion. The group of a group export is everyone. */
export const addBulkExportRoutes = (
  fhir: FastifyInstance, exports: BulkExports, urls: ServerUrls, mayEnter: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void => {
  const onRequest = mayEnter as onRequestHookHandler;

  const kickOff = (level: ExportWish['level']) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.headers.prefer !== 'respond-async') throw new FhirRefusal(400, 'invalid', '$export wants Prefer: respond-async');
    const job = exports.start({ level, ...wishOf(new URL(request.url, urls.fhirUrl).searchParams) });
    return reply.code(202).header('content-location', `${urls.fhirUrl}/$export-status/${job}`).send();
  };
  fhir.get('/$export', { onRequest }, kickOff('system'));
  fhir.get('/Patient/$export', { onRequest }, kickOff('patient'));
  fhir.get('/Group/:id/$export', { onRequest }, kickOff('patient'));

  fhir.get<OfJob>('/$export-status/:job', { onRequest }, async ({ params: { job } }, reply) => {
    const status = exports.status(job);
    if (status === undefined) throw new FhirRefusal(404, 'not-found', 'there is no such export, or no more');
    if (status === 'busy') return reply.code(202).header('retry-after', '1').header('x-progress', 'being made').send();
    const { requiresAccessToken } = exports;
    const listed = (files: typeof status.output) => files.map(({ name, type, lines }) => ({ type, url: `${urls.fhirUrl}/$export-file/${job}/${name}`, count: lines.length }));
    return reply.type('application/json').send({
      transactionTime: status.transactionTime, request: `${urls.fhirUrl}/$export`, requiresAccessToken,
      output: listed(status.output), deleted: listed(status.deleted), error: [],
    });
  });
  fhir.delete<OfJob>('/$export-status/:job', { onRequest }, async ({ params: { job } }, reply) => {
    if (!exports.remove(job)) throw new FhirRefusal(404, 'not-found', 'there is no such export, or no more');
    return reply.code(202).send();
  });

  const mayFetch: onRequestHookHandler = async (request, reply) => {
    if (exports.requiresAccessToken) return mayEnter(request, reply);
    if (request.headers.authorization !== undefined) throw new FhirRefusal(400, 'invalid', 'this file takes no token');
  };
  fhir.get<OfFile>('/$export-file/:job/:file', { onRequest: mayFetch }, async ({ params: { job, file } }, reply) => {
    const lines = exports.file(job, file);
    if (lines === undefined) throw new FhirRefusal(404, 'not-found', 'there is no such file, or no more');
    return reply.type('application/fhir+ndjson').send(lines.map((line) => `${line}\n`).join(''));
  });
};

const wishOf = (query: URLSearchParams): Omit<ExportWish, 'level'> => {
  const strange = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (strange !== undefined) throw new FhirRefusal(400, 'not-supported', `$export does not know ${strange}; it does ${PARAMETERS.join(', ')}`);
  const format = query.get('_outputFormat');
  if (format !== null && !FORMATS.includes(format)) throw new FhirRefusal(400, 'not-supported', `_outputFormat is one of ${FORMATS.join(', ')}`);
  const since = query.get('_since') ?? undefined;
  if (since !== undefined && Number.isNaN(Date.parse(since))) throw new FhirRefusal(400, 'value', '_since wants an instant');
  const types = (query.get('_type') ?? '').split(',').filter((type) => type !== '');
  const unserved = types.find((type) => !isServed(type));
  if (unserved !== undefined) throw new FhirRefusal(400, 'not-supported', `no ${unserved} here`);
  return { types, since };
};
