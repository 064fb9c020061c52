import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { watchOutgoing } from './outgoing-spans.ts';

export interface Tracing { close(): Promise<void> }

type Machine = Readonly<Record<string, string | undefined>>;

/** Makes every span of this process go through `processors`; what traces nothing costs next to nothing. */
export const startTracing = (processors: readonly SpanProcessor[], serviceName = 'meervoud'): Tracing => {
  const provider = new BasicTracerProvider({ resource: resourceFromAttributes({ 'service.name': serviceName }), spanProcessors: [...processors] });
  const manager = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider(provider);
  const stopWatching = watchOutgoing();
  return {
    close: async () => {
      stopWatching();
      // an endpoint that is away must not keep the process from ending with what it did
      await provider.shutdown().catch(() => {});
      manager.disable();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
};

/** Off unless the standard variables of OpenTelemetry say where spans go; the exporter reads endpoint and headers from them itself. */
export const openTracing = (machine: Machine): Tracing | undefined => {
  if (!machine['OTEL_EXPORTER_OTLP_ENDPOINT'] && !machine['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return undefined;
  return startTracing([new BatchSpanProcessor(new OTLPTraceExporter())], machine['OTEL_SERVICE_NAME']);
};
