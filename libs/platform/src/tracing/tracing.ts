import { setTimeout as sleep } from 'node:timers/promises';
import { context, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';

export interface Tracing {
  /** Sends what is still buffered. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  service: string;
  /** OTLP/HTTP collector, such as `http://collector:4318`. Without it nothing is recorded, but contexts pass through. */
  endpoint?: string;
  spanProcessors?: SpanProcessor[];
}

let running: Tracing | undefined;

/** Once per process, however many services run in it; OpenTelemetry's API is global. */
export function startTracing({ service, endpoint, spanProcessors = [] }: TracingOptions): Tracing {
  running ??= start(service, [...spanProcessors, ...(endpoint ? [exporterTo(endpoint)] : [])]);
  return running;
}

/** At the end of the process, or to start it anew; waits three seconds at most. */
export async function stopTracing(): Promise<void> {
  await Promise.race([running?.stop(), sleep(3_000, undefined, { ref: false })]);
  running = undefined;
  // Not the provider, if there was one: tracers that were asked for before would never meet its successor.
  for (const api of [context, propagation]) api.disable();
}

function start(service: string, spanProcessors: SpanProcessor[]): Tracing {
  const propagator = new W3CTraceContextPropagator();
  const contextManager = new AsyncLocalStorageContextManager();
  if (spanProcessors.length === 0) {
    context.setGlobalContextManager(contextManager.enable());
    propagation.setGlobalPropagator(propagator);
    return { stop: async () => undefined };
  }
  const resource = resourceFromAttributes({ 'service.name': `viewline-${service}` });
  const provider = new NodeTracerProvider({ resource, spanProcessors });
  provider.register({ propagator, contextManager });
  return { stop: () => provider.shutdown() };
}

function exporterTo(endpoint: string): SpanProcessor {
  return new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }));
}

export const tracer = trace.getTracer('viewline');
