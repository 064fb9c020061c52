import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** What undici tells of a request, Node's own fetch among them; of the address only the origin is looked at. */
interface Told {
  readonly request: { readonly origin?: unknown; readonly method?: unknown };
  readonly response?: { readonly statusCode?: unknown };
  readonly error?: { readonly code?: unknown; readonly name?: unknown };
}

const tracer = trace.getTracer('@meervoud/cli');

const attributesOf = ({ origin, method }: Told['request']): Readonly<Record<string, string | number>> => {
  const address = URL.canParse(String(origin)) ? new URL(String(origin)) : undefined;
  return {
    'http.request.method': String(method),
    ...(address === undefined ? {} : { 'server.address': address.hostname, 'server.port': Number(address.port || (address.protocol === 'https:' ? 443 : 80)) }),
  };
};

/**
 * Makes a span of every request that leaves this process, under the attempt that sends it: method, host, port, status and duration. Never the path or the
 * query, which name clients' records and what is searched for; and nothing is added to the request. Returns how to stop.
 */
export const watchOutgoing = (): (() => void) => {
  const spans = new WeakMap<object, Span>();
  const end = (request: object, last: (span: Span) => void): void => {
    const span = spans.get(request);
    if (span === undefined) return;
    spans.delete(request);
    last(span);
    span.end();
  };
  const listeners: Readonly<Record<string, (told: Told) => void>> = {
    'undici:request:create': ({ request }) => void spans.set(request, tracer.startSpan(String(request.method), { kind: SpanKind.CLIENT, attributes: attributesOf(request) })),
    'undici:request:headers': ({ request, response }) => {
      const status = Number(response?.statusCode);
      spans.get(request)?.setAttribute('http.response.status_code', status);
      if (status >= 400) spans.get(request)?.setStatus({ code: SpanStatusCode.ERROR });
    },
    'undici:request:trailers': ({ request }) => end(request, () => {}),
    'undici:request:error': ({ request, error }) => end(request, (span) => {
      span.setAttribute('error.type', String(error?.code ?? error?.name ?? 'error')).setStatus({ code: SpanStatusCode.ERROR });
    }),
  };
  const entries = Object.entries(listeners) as readonly (readonly [string, (told: unknown) => void])[];
  for (const [channel, listener] of entries) subscribe(channel, listener);
  return () => { for (const [channel, listener] of entries) unsubscribe(channel, listener); };
};
