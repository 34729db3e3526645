import { type Context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tracer } from './tracing.js';

/** A server span under the caller's `traceparent`, if it sent one. */
export function startHttpSpan(request: FastifyRequest, route: string): Context {
  const caller = propagation.extract(ROOT_CONTEXT, request.headers);
  const span = tracer.startSpan(
    `${request.method} ${route}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
    caller,
  );
  return trace.setSpan(caller, span);
}

export function endHttpSpan(context: Context, reply: FastifyReply): void {
  const span = trace.getSpan(context);
  const status = reply.raw.statusCode;
  span?.setAttribute('http.response.status_code', status);
  if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
}
