import { type Clock, systemClock } from '@meervoud/kernel';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { JSONWebKeySet, JWK } from 'jose';
import { createFaults, type Faults } from '../http/faults.ts';
import { acceptForms, addTokenEndpoint, type Bearer, type TokenClient } from '../http/token-endpoint.ts';
import { type Accept, createAcceptance } from './acceptance.ts';
import { type Accepted, openLedger } from './ledger.ts';
import { verifyPayload } from './payload-signature.ts';
import { type Mistake, Problem, type ProblemCode } from './problem.ts';

/** Who may deliver, and with which keys they sign. */
export interface Sender extends TokenClient {
  /** Id of the organization. */
  readonly organization: string;
  readonly jwks: JSONWebKeySet;
}

export interface SandboxBrokerOptions {
  readonly senders: readonly Sender[];
  /** Default: any that is free. */
  readonly port?: number;
  readonly host?: string;
  /** Keeps key and receipts over a restart. */
  readonly stateFile?: string;
  /** `iss` of the receipts; default `sandbox-broker`. */
  readonly issuer?: string;
  /** Default 300. */
  readonly tokenLifetimeSeconds?: number;
  readonly clock?: Clock;
}

export interface SandboxBroker extends Pick<Faults, 'failNext'> {
  readonly url: string;
  /** Where submissions go. */
  readonly fhirUrl: string;
  readonly tokenUrl: string;
  /** The keys that receipts are signed with. */
  readonly jwks: JSONWebKeySet;
  /** What was accepted, in order, also before a restart. */
  readonly received: readonly Accepted[];
  /** The next submission is taken in, and the line goes dead before the receipt is sent. */
  loseNextReceipt(): void;
  close(): Promise<void>;
}

const MAX_PAYLOAD_BYTES = 20 * 1024 * 1024;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** A data broker (gegevensmakelaar) over real HTTP: takes in signed submissions and answers with signed receipts. */
export const startSandboxBroker = async (options: SandboxBrokerOptions): Promise<SandboxBroker> => {
  const { senders, port = 0, host = '127.0.0.1', stateFile, issuer = 'sandbox-broker', clock = systemClock } = options;
  const ledger = await openLedger(stateFile);
  const jwks: JSONWebKeySet = { keys: [publicPart(ledger.privateKey)] };
  const faults = createFaults();
  const line = { loses: 0 };

  const server = fastify({ forceCloseConnections: true, bodyLimit: MAX_PAYLOAD_BYTES });
  server.removeAllContentTypeParsers();
  acceptForms(server);
  const asItCame = async (_request: unknown, body: string | Buffer) => body;
  server.addContentTypeParser('application/fhir+json', { parseAs: 'buffer' }, asItCame);
  const bearer = addTokenEndpoint(server, {
    clients: senders, lifetimeSeconds: options.tokenLifetimeSeconds ?? 300, clock, scope: 'submit',
  });
  server.get('/.well-known/jwks.json', async () => jwks);
  addSubmissionRoute(server, { bearer, faults, line, accept: createAcceptance(ledger, issuer, clock) });
  answerInProblems(server);

  const url = await server.listen({ port, host });
  return {
    url, jwks,
    fhirUrl: `${url}/fhir`,
    tokenUrl: `${url}/oauth/token`,
    received: ledger.accepted,
    failNext: faults.failNext,
    loseNextReceipt: () => { line.loses += 1; },
    close: () => server.close(),
  };
};

const publicPart = ({ d: _, ...key }: JWK): JWK => key;

interface SubmissionRoute {
  readonly bearer: Bearer<Sender>;
  readonly faults: Faults;
  readonly line: { loses: number };
  readonly accept: Accept;
}

const addSubmissionRoute = (server: FastifyInstance, { bearer, faults, line, accept }: SubmissionRoute): void => {
  const senderOf = ({ headers: { authorization } }: FastifyRequest): Sender => {
    const holder = bearer(authorization);
    if (typeof holder === 'string') throw new Problem(401, `token-${holder}`);
    return holder;
  };

  server.post('/fhir', {
    onRequest: async (request, reply) => {
      const fault = faults.take();
      if (fault) return reply.code(fault.status).headers(fault.headers).send();
      senderOf(request);
    },
  }, async (request, reply) => {
    const sender = senderOf(request);
    const { idempotencyKey, signature } = readHeaders(request);
    const payload = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await verifyPayload(signature, payload, sender.jwks);
    const { entry, isNew } = await accept({ organization: sender.organization, idempotencyKey, payload });
    if (line.loses > 0) {
      line.loses -= 1;
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    return reply.code(isNew ? 201 : 200).type('application/jose').send(entry.receipt);
  });
};

/** Both headers a submission needs; says at once what is wrong with either. */
const readHeaders = ({ headers }: FastifyRequest): { readonly idempotencyKey: string; readonly signature: string } => {
  const [idempotencyKey, signature] = [headers['idempotency-key'], headers['nlgov-adr-payload-sig']];
  const wrong: (readonly [ProblemCode, Mistake])[] = [];
  const complain = (code: ProblemCode, at: string, detail: string): void => { wrong.push([code, { at, detail }]); };
  if (typeof idempotencyKey !== 'string') complain('idempotency-key-missing', 'Idempotency-Key', 'missing');
  else if (!KEY.test(idempotencyKey)) complain('idempotency-key-malformed', 'Idempotency-Key', 'want 1 to 255 visible ASCII characters');
  if (typeof signature !== 'string') complain('signature-missing', 'nlgov-adr-payload-sig', 'missing');
  const [first] = wrong;
  if (first || typeof idempotencyKey !== 'string' || typeof signature !== 'string') {
    throw new Problem(400, first?.[0] ?? 'unexpected', wrong.map(([, mistake]) => mistake));
  }
  return { idempotencyKey, signature };
};

const answerInProblems = (server: FastifyInstance): void => {
  server.setNotFoundHandler(() => {
    throw new Problem(404, 'not-found');
  });
  server.setErrorHandler(async (error: Error & { readonly statusCode?: number }, _request, reply) => {
    const problem = error instanceof Problem ? error : new Problem(error.statusCode ?? 500, codeOf(error.statusCode));
    const reason = problem.code === 'token-missing' ? '' : ', error="invalid_token"';
    if (problem.status === 401) reply.header('www-authenticate', `Bearer realm="sandbox-broker"${reason}`);
    await reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
};

const codeOf = (status: number | undefined): ProblemCode =>
  status === 415 ? 'media-type-unsupported' : status === 413 ? 'payload-too-large' : 'unexpected';
